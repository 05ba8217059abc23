"""Each test begins with what migrations made, no matter what the test before did to it."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.contrib.sites.models import Site
from django.db import connection
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from wagtail.models import Page

ROUNDS = pytest.mark.parametrize("round", [1, 2])


@pytest.mark.django_db(transaction=True)
class TestAfterATransactionalTest:
    @ROUNDS
    def test_rows_that_migrations_inserted_stand_again(self, round: int) -> None:
        assert Page.objects.filter(depth=1).count() == 1
        assert Site.objects.get(pk=1).domain != "gone.example"
        Page.objects.all().delete()
        Site.objects.update(domain="gone.example")

    @ROUNDS
    def test_content_types_keep_their_numbers(self, round: int) -> None:
        ContentType.objects.clear_cache()
        page_type = ContentType.objects.get_for_model(Page)
        assert Permission.objects.filter(content_type=page_type).exists()
        assert Page.objects.filter(content_type=page_type).exists()
        Permission.objects.all().delete()

    @ROUNDS
    def test_the_queue_is_empty_again(self, round: int) -> None:
        assert ProcrastinateJob.objects.count() == 0
        app.configure_task("events.handle", allow_unknown=False).defer(handler_name="", event_name="", payload={}, event_id="")
        assert ProcrastinateJob.objects.count() == 1


@pytest.mark.django_db
def test_a_deferred_job_runs_inside_the_tests_own_transaction(drain_jobs: Callable[..., list[str]]) -> None:
    task = app.task(name="tests.rename_site")(_rename_site)
    try:
        task.defer(domain="renamed.example")
        assert drain_jobs() == ["tests.rename_site"]
    finally:
        del app.tasks["tests.rename_site"]
    assert Site.objects.get(pk=1).domain == "renamed.example"
    assert ProcrastinateJob.objects.count() == 0
    assert connection.in_atomic_block


def _rename_site(domain: str) -> None:
    Site.objects.filter(pk=1).update(domain=domain)
