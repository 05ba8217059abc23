"""The applicant's way through the dossier, page by page."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from marketplace.rules.models import PolicyAcceptance
from sellers.accounts.actions.start_registration import start_registration
from sellers.accounts.models import BusinessRegistration
from tests.factories.people import officer, person, signed_in
from tests.factories.policies import consent, new_version
from tests.factories.sellers import pdf, photo, registration

pytestmark = pytest.mark.django_db

BUSINESS = {
    "kind": "enterprise",
    "legal_name": "Công ty TNHH Bánh tráng Mẫu",
    "stall_name": "",
    "tax_code": "39.000.000.15",
    "trade_lines": ["1071"],
}
REPRESENTATIVE = {"representative": "Trần Văn Mẫu", "representative_born": "9/3/1988", "personal_id": "072 188 001 234"}
CONTACT = {
    "phone": "0907 111 222",
    "zalo": "",
    "email": "",
    "commune": "phường Tân Ninh",
    "commune_code": "25459",
    "address_line": "Số 12, đường Mẫu",
}


def upload(content, name):
    content.name = name
    return content


def test_applicant_fills_in_the_dossier_and_follows_it_by_its_code() -> None:
    applicant = person()
    client = signed_in(applicant)
    started = client.post(reverse("registration_start"))
    dossier = BusinessRegistration.objects.get(applicant=applicant)
    assert started.url == dossier.get_absolute_url()
    for step, data in (("business", BUSINESS), ("representative", REPRESENTATIVE), ("contact", CONTACT)):
        answer = client.post(reverse("registration_step", args=[dossier.public_id, step]), data)
        assert answer.status_code == 302, answer.context["form"].errors
    papers = {
        "certificate": upload(pdf(), "gcn.pdf"),
        "card_front": upload(photo(), "a.jpg"),
        "card_back": upload(photo(kind="PNG"), "b.png"),
    }
    attached = client.post(reverse("registration_documents", args=[dossier.public_id]), papers)
    assert attached.status_code == 302, attached.context["form"].errors
    submitted = client.post(reverse("registration_submit", args=[dossier.public_id]), consent())
    assert submitted.status_code == 302
    dossier.refresh_from_db()
    assert dossier.is_waiting
    assert dossier.code.startswith("HS-")
    assert dossier.due_on is not None
    assert PolicyAcceptance.objects.filter(user=applicant, version=dossier.regulation).exists()
    assert dossier.personal_id == "072188001234"
    page = client.get(dossier.get_absolute_url())
    assert dossier.code in page.content.decode()
    assert "072188001234" not in page.content.decode()
    tracked = Client().post(reverse("registration_track"), {"code": dossier.code.lower(), "contact": "0907111222"})
    assert tracked.status_code == 200
    assert tracked.context["found"] == dossier


def test_who_read_an_older_regulation_than_the_one_in_force_is_asked_again() -> None:
    dossier, read = registration("draft"), consent()
    client, url = signed_in(dossier.applicant), reverse("registration_submit", args=[dossier.public_id])
    in_force = new_version("quy-che-hoat-dong", dt.date(2026, 1, 1))
    refused = client.post(url, read)
    assert refused.status_code == 422
    page = refused.content.decode()
    assert in_force.get_absolute_url() in page
    assert "Hãy đọc bản mới" in page
    assert not refused.context["form"]["agree"].value()
    assert not PolicyAcceptance.objects.exists()
    dossier.refresh_from_db()
    assert dossier.is_draft
    shown = refused.context["form"]["regulation"].value()
    assert client.post(url, {"agree": "on", "regulation": shown}).status_code == 302
    dossier.refresh_from_db()
    assert dossier.regulation == in_force


@pytest.mark.parametrize("name", ["registration_detail", "registration_documents", "registration_submit", "registration_withdraw"])
def test_another_persons_dossier_does_not_exist(name: str) -> None:
    dossier = registration()
    assert signed_in(person()).get(reverse(name, args=[dossier.public_id])).status_code == 404
    assert signed_in(person()).post(reverse(name, args=[dossier.public_id])).status_code in {404, 405}
    assert signed_in(dossier.applicant).get(reverse(name, args=[dossier.public_id])).status_code == 200


def test_who_has_handed_in_reads_his_entries_and_opens_his_papers_and_no_stranger_does() -> None:
    dossier = registration("submitted", legal_name="Công ty TNHH Muối Mẫu", email="lien-he@example.vn")
    page = signed_in(dossier.applicant).get(dossier.get_absolute_url())
    text = page.content.decode()
    for entry in ("Công ty TNHH Muối Mẫu", "lien-he@example.vn", dossier.address_line, dossier.representative, dossier.masked_personal_id):
        assert entry in text, entry
    assert dossier.personal_id not in text
    assert reverse("registration_step", args=[dossier.public_id, "business"]) not in text
    links = [paper["url"] for paper in page.context["papers"]]
    assert len(links) == 3
    for link in links:
        assert link in text
        assert signed_in(dossier.applicant).get(link).status_code == 200
        for other in (signed_in(person()), signed_in(officer()), Client()):
            assert other.get(link).status_code == 404
    clerk = signed_in(officer())
    theirs = clerk.get(reverse("console:registration", args=[dossier.public_id])).context["papers"]
    assert [clerk.get(paper["url"]).status_code for paper in theirs] == [200] * 3


def test_a_card_whose_picture_was_deleted_is_named_without_a_link(drain_jobs) -> None:
    dossier = registration("approved")
    drain_jobs()
    page = signed_in(dossier.applicant).get(dossier.get_absolute_url())
    opens = {paper["slot"]: bool(paper["url"]) for paper in page.context["papers"]}
    assert opens == {"certificate": True, "card_front": False, "card_back": False}
    assert page.content.decode().count("Ảnh đã được xóa") == 2


def test_wrong_phone_number_does_not_open_the_dossier() -> None:
    dossier = registration("submitted")
    answer = Client().post(reverse("registration_track"), {"code": dossier.code, "contact": "0907999888"})
    assert answer.status_code == 422
    assert answer.context["found"] is None


def test_codes_cannot_be_tried_out() -> None:
    client = Client()
    answers = [
        client.post(reverse("registration_track"), {"code": "HS-2611-234567", "contact": "0907999888"}).status_code for _ in range(11)
    ]
    assert answers == [422] * 10 + [429]


def test_sending_no_paper_is_told() -> None:
    dossier = registration("draft")
    answer = signed_in(dossier.applicant).post(f"{dossier.get_absolute_url()}giay-to/")
    assert answer.status_code == 422
    assert "Hãy chọn tệp trước." in answer.content.decode()


def test_nothing_is_looked_over_before_the_steps_are_done() -> None:
    dossier = start_registration(by=person())
    answer = signed_in(dossier.applicant).get(f"{dossier.get_absolute_url()}nop/", follow=True)
    assert answer.redirect_chain == [(dossier.get_absolute_url(), 302)]
    assert "Hãy làm xong các bước" in answer.content.decode()
