"""A form whose line breaks while it is sent changes nothing, whatever part of it had come (ASVS 2.2, 4.1)."""

import pytest

from sellers.offers.models import Offer
from tests.factories.offers import category
from tests.factories.people import person
from tests.factories.sellers import seller
from tests.security.production import Production, Visitor, serving

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("loopback")]
PAGE = "/gian-lam-viec/chao-ban/dang/"
STORY = "Tráng tay từ gạo mới, phơi sương mỗi đêm. " * 20


def at_the_form(server: Production) -> Visitor:
    owner = person()
    seller(owner=owner)
    visitor = server.visitor()
    visitor.sign_in(str(owner.phone))
    return visitor


def said() -> dict[str, str]:
    return {"title": "Muối tôm", "category": str(category().pk), "unit": "hũ", "price": "68k", "quantity": "40", "description": STORY}


@pytest.mark.parametrize("lost", [1, 40, 600, 1_500])
def test_a_part_of_a_form_is_refused(production: Production, lost: int) -> None:
    """Cut at its very end, in the part of the photo, in the description, and among the fields that have to be there."""
    answer = at_the_form(production).break_off(PAGE, said=said(), lost=lost)
    assert answer.startswith("HTTP/1.1 400")
    assert "Chỉ một phần biểu mẫu tới được sàn" in answer
    assert not Offer.objects.exists()


def test_without_the_guard_half_a_description_would_be_taken_for_all_of_it(django_db_setup: None) -> None:
    """The control."""
    with serving("tests.security.credulous:application") as server:
        at_the_form(server).break_off(PAGE, said=said(), lost=600)
    made = Offer.objects.get()
    assert STORY.startswith(made.description)
    assert len(made.description) < len(STORY.strip())
