"""Whatever is typed into the dossier: a message beside its field, what was typed is kept, nothing is changed; never an error page."""

import datetime as dt
from typing import Any

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sellers.accounts.models import BusinessRegistration
from tests.design.refusals import send
from tests.factories.people import person, signed_in
from tests.factories.sellers import registration
from tests.plugins.proofs import scaled

pytestmark = pytest.mark.django_db

ANYTHING = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=60),
    st.sampled_from(
        (
            *("", " ", "0", "-1", "\x00", "a" * 5000, "０１０１", "<script>alert(1)</script>", "{{ 7*7 }}", "'; DROP TABLE x; --", "٣٤٥"),
            *("3900000015", "3900000016", "390000015", "0100109106-001", "072190001234", "07219000123"),
            *("31/02/1990", "1/1/2020", "9/3/1988", "a@b", "a@example.vn", "Tân Ninh", "25459", "xã không có thật"),
            *("0907111222", "113", "+84 907 111 222", "1900 1234"),
        )
    ),
)
WRITTEN = (BusinessRegistration, BusinessRegistration.trade_lines.through)
STEPS: dict[str, tuple[str, ...]] = {
    "business": ("kind", "legal_name", "stall_name", "tax_code", "trade_lines", "trade_search"),
    "representative": ("representative", "representative_born", "personal_id"),
    "contact": ("phone", "zalo", "email", "commune", "commune_code", "address_line"),
}


def stored(dossier: BusinessRegistration) -> tuple[Any, ...]:
    row = BusinessRegistration.objects.filter(pk=dossier.pk).values().get()
    return (row, sorted(dossier.trade_lines.values_list("code", flat=True)))


def step_of(dossier: BusinessRegistration, step: str) -> str:
    return reverse("registration_step", args=[dossier.public_id, step])


@pytest.mark.parametrize("step", STEPS)
def test_bad_input_gets_a_message_and_changes_nothing(step: str) -> None:
    applicant = person()
    client = signed_in(applicant)
    client.raise_request_exception = True
    dossier = registration(applicant=applicant)

    @settings(max_examples=scaled(30, 500), deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.fixed_dictionaries(dict.fromkeys(STEPS[step], ANYTHING)))
    def try_out(typed: dict[str, Any]) -> None:
        answer = send(lambda: client.post(step_of(dossier, step), typed), typed, may_change=WRITTEN)
        assert answer.status_code in {302, 422}

    try_out()


FILLED = {
    "business": {"kind": "enterprise", "legal_name": "Công ty Mẫu", "tax_code": "3900000015", "trade_lines": ["1071"]},
    "representative": {"representative": "Trần Văn Mẫu", "representative_born": "9/3/1988", "personal_id": "072188001234"},
    "contact": {"phone": "0907111222", "commune": "Tân Ninh", "commune_code": "25459", "address_line": "Số 12"},
}
ONE_WRONG = [
    ("business", "kind", "bank"),
    ("business", "legal_name", ""),
    ("business", "tax_code", "12345"),
    ("business", "tax_code", ""),
    ("business", "tax_code", "072190001234"),
    ("business", "trade_lines", []),
    ("business", "trade_lines", ["9999x"]),
    ("representative", "representative", ""),
    ("representative", "representative_born", "30/02/1990"),
    ("representative", "representative_born", f"1/1/{dt.date.today().year - 10}"),
    ("representative", "representative_born", "1/1/1800"),
    ("representative", "personal_id", "07218800123"),
    ("contact", "phone", "113"),
    ("contact", "zalo", "abc"),
    ("contact", "email", "a@b"),
    ("contact", "commune", "xã không có thật"),
    ("contact", "address_line", ""),
]


@pytest.mark.parametrize(("step", "field", "wrong"), ONE_WRONG)
def test_each_wrong_field_says_so_in_vietnamese_beside_it(step: str, field: str, wrong: Any) -> None:
    dossier = registration()
    typed = {**FILLED[step], field: wrong, **({"commune_code": ""} if field == "commune" else {})}
    client = signed_in(dossier.applicant)
    answer = send(lambda: client.post(step_of(dossier, step), typed), typed, may_change=WRITTEN)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]


def test_tax_code_with_a_failing_check_digit_is_taken_with_a_warning() -> None:
    dossier = registration()
    address = reverse("registration_step", args=[dossier.public_id, "business"])
    answer = signed_in(dossier.applicant).post(address, {**FILLED["business"], "tax_code": "3900000016"}, follow=True)
    dossier.refresh_from_db()
    assert dossier.tax_code_doubtful
    assert "số kiểm tra" in answer.content.decode()


def test_household_business_needs_no_tax_code() -> None:
    dossier = registration()
    address = reverse("registration_step", args=[dossier.public_id, "business"])
    signed_in(dossier.applicant).post(address, {**FILLED["business"], "kind": "household", "tax_code": ""})
    dossier.refresh_from_db()
    assert dossier.is_household
    assert dossier.tax_code == ""


def test_searching_for_a_trade_keeps_what_was_typed_and_saves_nothing() -> None:
    dossier = registration()
    before = stored(dossier)
    address = reverse("registration_step", args=[dossier.public_id, "business"])
    typed = {**FILLED["business"], "legal_name": "Đang gõ dở", "trade_search": "nuoc mam", "find": "1"}
    answer = signed_in(dossier.applicant).post(address, typed)
    assert answer.status_code == 200
    page = answer.content.decode()
    assert "Đang gõ dở" in page
    assert "thủy sản" in page
    assert not answer.context["form"].errors
    assert stored(dossier) == before


def test_fields_that_are_not_the_applicants_are_ignored() -> None:
    dossier = registration()
    address = reverse("registration_step", args=[dossier.public_id, "business"])
    extra = {"state": "approved", "code": "HS-2611-AAAAAA", "applicant": "1", "round": "7", "on_time": "1", "tax_override_reason": "x"}
    signed_in(dossier.applicant).post(address, {**FILLED["business"], **extra})
    dossier.refresh_from_db()
    assert dossier.is_draft
    assert (dossier.code, dossier.round, dossier.on_time, dossier.tax_override_reason) == (None, 0, None, "")
