"""An unexpected error shows a page with a code, and the code is in the log beside what happened."""

import logging
import re

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path

from marketplace.urls import handler500 as ours
from marketplace.urls import urlpatterns as exchange

handler500 = ours


def breaks(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("the roof leaks")


urlpatterns = [path("broken/", breaks), *exchange]


@pytest.mark.django_db
@override_settings(ROOT_URLCONF="tests.health.test_unexpected_error")
def test_unexpected_error_shows_a_code_that_is_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR, logger="marketplace.failure"):
        response = Client(raise_request_exception=False).get("/broken/")
    assert response.status_code == 500
    code = re.search(r"LOI-\d{4}-\w{6}", response.content.decode())
    assert code
    record = next(record for record in caplog.records if record.name == "marketplace.failure")
    assert code.group() in record.getMessage()
    assert record.exc_info
    assert "the roof leaks" in str(record.exc_info[1])
    assert "the roof leaks" not in response.content.decode()


@pytest.mark.django_db
def test_an_address_for_buttons_tells_who_comes_by_hand_what_to_do() -> None:
    """After signing in again people are led to where their button's form went."""
    response = Client().get("/gio-hang/them/1/")
    assert (response.status_code, response["Allow"]) == (405, "POST")
    assert "Chưa có gì được thực hiện" in response.content.decode()
