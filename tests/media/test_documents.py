"""Private documents: what is taken in, what is kept of it, and who can open it (S14; ASVS 5.2, 5.3, 5.4, 14.2)."""

import io
import os
import resource
import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest
import time_machine
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from pillow_heif import from_pillow

from marketplace.lifecycles import ActionRefused
from marketplace.media.documents import store
from marketplace.media.documents.errors import DocumentRefused, NoRoom, TooBig, Unreadable, WrongFormat
from marketplace.media.documents.intake import JPEG, PDF, take_in
from marketplace.media.documents.links import document_url
from marketplace.media.documents.models import PrivateDocument
from marketplace.media.documents.sweeping import sweep_documents
from marketplace.media.pictures.decoding import MOST_BYTES
from marketplace.people.models import User
from sellers.accounts.actions.attach_document import attach_document
from tests.factories.people import editor, officer, person, signed_in
from tests.factories.sellers import pdf, photo, registration, seller

BROKEN = {
    "empty": (b"", WrongFormat),
    "text": (b"hello", WrongFormat),
    "html": (b"<html><script>alert(1)</script></html>", WrongFormat),
    "svg": (b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', WrongFormat),
    "gif": (b"GIF89a" + b"\0" * 64, WrongFormat),
    "program": (b"\x7fELF" + b"\0" * 64, WrongFormat),
    "archive": (b"PK\x03\x04" + b"\0" * 64, WrongFormat),
    "html after a PDF head is far down": (b" " * 2000 + b"%PDF-1.4 %%EOF", WrongFormat),
    "half a PDF": (b"%PDF-1.7\n1 0 obj", Unreadable),
    "only a JPEG head": (b"\xff\xd8\xff\xe0" + b"\0" * 50, Unreadable),
    "only a PNG head": (b"\x89PNG\r\n\x1a\n", Unreadable),
    "only a WebP head": (b"RIFF\x10\0\0\0WEBPVP8 ", Unreadable),
    "too many bytes": (b"%PDF-" + b"0" * MOST_BYTES, TooBig),
}


def picture(kind: str = "JPEG", size: tuple[int, int] = (900, 600), **options: object) -> bytes:
    written = io.BytesIO()
    Image.new("RGB", size, (200, 30, 40)).save(written, kind, **options)
    return written.getvalue()


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_no_document_is_refused_whatever_it_is_called(name: str) -> None:
    content, why = BROKEN[name]
    with pytest.raises(why):
        take_in(io.BytesIO(content))


def test_picture_of_too_many_points_is_refused_before_it_is_decoded() -> None:
    with pytest.raises(TooBig):
        take_in(io.BytesIO(picture("PNG", (5001, 5000))))


def test_moving_pictures_are_refused() -> None:
    written = io.BytesIO()
    frames = [Image.new("RGB", (40, 40), (number, 0, 0)) for number in (10, 200)]
    frames[0].save(written, "WEBP", save_all=True, append_images=frames[1:])
    with pytest.raises(DocumentRefused):
        take_in(io.BytesIO(written.getvalue()))


def test_the_first_picture_of_a_phone_that_appends_a_preview_is_the_paper() -> None:
    with Image.open(redrawn_file(picture("MPO", (800, 600), save_all=True, append_images=[Image.new("RGB", (40, 40))]))) as redrawn:
        assert redrawn.size == (800, 600)


def test_photo_of_a_new_phone_is_taken_as_it_is() -> None:
    written = io.BytesIO()
    from_pillow(Image.new("RGB", (800, 600))).save(written)
    with Image.open(redrawn_file(written.getvalue())) as redrawn:
        assert redrawn.size == (800, 600)


def redrawn_file(content: bytes) -> io.BytesIO:
    return io.BytesIO(take_in(io.BytesIO(content)).content)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_picture_is_drawn_anew_and_carries_nothing_but_itself(kind: str) -> None:
    exif = Image.Exif()
    exif[0x010E] = "CANARY-EXIF"
    exif.get_ifd(0x8825)[1] = "N"
    options: dict[str, object] = {"exif": exif}
    if kind == "PNG":
        info = PngInfo()
        info.add_text("comment", "CANARY-EXIF<script>")
        options["pnginfo"] = info
    content = picture(kind, (3000, 1000), **options) + b"<script>CANARY-TAIL</script>"
    taken = take_in(io.BytesIO(content))
    assert taken.content_type == JPEG
    assert b"CANARY" not in taken.content
    with Image.open(io.BytesIO(taken.content)) as redrawn:
        assert redrawn.size == (2400, 800)
        assert not redrawn.getexif()


def test_transparent_picture_lies_on_white() -> None:
    written = io.BytesIO()
    Image.new("RGBA", (20, 20), (0, 0, 0, 0)).save(written, "PNG")
    with Image.open(io.BytesIO(take_in(io.BytesIO(written.getvalue())).content)) as redrawn:
        assert redrawn.getpixel((10, 10)) == (255, 255, 255)


def test_pdf_is_kept_as_it_is() -> None:
    taken = take_in(pdf())
    assert (taken.content_type, taken.content) == (PDF, pdf().getvalue())


@pytest.fixture
def no_room() -> Iterator[None]:
    """The operating system refuses to write more than a few bytes to any file, as a full disk does."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (64, hard))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def files() -> set[Path]:
    return {path for path in Path(settings.PRIVATE_MEDIA_ROOT).rglob("*") if path.is_file()}


@pytest.mark.django_db
def test_full_disk_refuses_the_upload_and_leaves_neither_row_nor_file(request: pytest.FixtureRequest) -> None:
    dossier = registration()
    before, rows, papers = files(), PrivateDocument.objects.count(), list(dossier.documents.values_list("slot", "document_id"))
    request.getfixturevalue("no_room")
    with pytest.raises(NoRoom):
        attach_document(dossier, by=dossier.applicant, slot="certificate", upload=photo())
    assert files() == before
    assert PrivateDocument.objects.count() == rows
    assert list(dossier.documents.values_list("slot", "document_id")) == papers


@pytest.mark.django_db
def test_refused_action_leaves_no_file_behind() -> None:
    dossier = registration("submitted")
    before = files()
    with pytest.raises(ActionRefused):
        attach_document(dossier, by=dossier.applicant, slot="certificate", upload=photo())
    assert files() == before


@pytest.mark.django_db
def test_new_paper_takes_the_place_of_the_old_and_erases_it(django_capture_on_commit_callbacks: object) -> None:
    dossier = registration()
    old = dossier.documents.get(slot="certificate").document
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        attach_document(dossier, by=dossier.applicant, slot="certificate", upload=photo())
    old.refresh_from_db()
    assert old.is_erased
    assert not store.path_of(old.stored_as).exists()
    assert dossier.documents.get(slot="certificate").document != old


@pytest.mark.django_db(transaction=True)
def test_a_storage_that_does_not_erase_the_old_paper_leaves_the_new_one(monkeypatch: pytest.MonkeyPatch) -> None:
    dossier = registration()
    old = dossier.documents.get(slot="certificate").document

    def refuse(_document: PrivateDocument, _because: str) -> None:
        raise OSError

    monkeypatch.setattr(PrivateDocument, "erase", refuse)
    attach_document(dossier, by=dossier.applicant, slot="certificate", upload=photo())
    document = dossier.documents.get(slot="certificate").document
    assert document != old
    assert store.path_of(document.stored_as).exists()


@pytest.mark.django_db
def test_only_the_applicant_and_officers_open_a_paper() -> None:
    dossier = registration("submitted")
    paper = dossier.documents.get(slot="card_front").document
    strangers = [person(), seller().members.get(), editor()]
    for reader in [dossier.applicant, officer(), *strangers]:
        # A link made for somebody who may not read opens nothing either.
        link = document_url(paper, reader=reader)
        allowed = reader not in strangers
        assert signed_in(reader).get(link).status_code == (200 if allowed else 404)
        assert Client().get(link).status_code == 404
        if allowed:
            assert signed_in(person()).get(link).status_code == 404
            assert signed_in(officer()).get(link).status_code == 404


@pytest.mark.django_db
def test_link_dies_after_five_minutes_and_cannot_be_altered() -> None:
    dossier = registration()
    client = signed_in(dossier.applicant)
    link = document_url(dossier.documents.get(slot="certificate").document, reader=dossier.applicant)
    assert client.get(link).status_code == 200
    assert client.get(link[:-1] + ("A" if link[-1] != "A" else "B")).status_code == 404
    with time_machine.travel(timezone.now() + timezone.timedelta(minutes=5, seconds=2), tick=False):
        assert client.get(link).status_code == 404


def headers(reader: User, slot: str, dossier: object) -> object:
    paper = dossier.documents.get(slot=slot).document  # type: ignore[attr-defined]
    return signed_in(reader).get(document_url(paper, reader=reader))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("slot", "by_officer", "disposition"),
    [
        ("certificate", True, "attachment"),
        ("certificate", False, "attachment"),
        ("card_front", False, "attachment"),
        ("card_front", True, "inline"),
    ],
)
def test_paper_is_downloaded_and_only_pictures_are_shown_to_officers(slot: str, by_officer: bool, disposition: str) -> None:
    dossier = registration("submitted")
    response = headers(officer() if by_officer else dossier.applicant, slot, dossier)
    assert response["Content-Disposition"].startswith(disposition)  # type: ignore[index]
    assert response["X-Content-Type-Options"] == "nosniff"  # type: ignore[index]
    assert "sandbox" in response["Content-Security-Policy"]  # type: ignore[index]
    assert "default-src 'none'" in response["Content-Security-Policy"]  # type: ignore[index]
    assert "no-store" in response["Cache-Control"]  # type: ignore[index]


def test_names_in_the_store_are_its_own() -> None:
    for name in ("../../etc/passwd", "a" * 47, "A" * 48, f"{secrets.token_hex(23)}/x", ""):
        with pytest.raises(ValueError):
            store.path_of(name)


@pytest.mark.django_db
@pytest.mark.parametrize("state", ["approved", "rejected", "withdrawn"])
def test_card_pictures_do_not_outlive_the_decision_and_a_note_stays(state: str, drain_jobs: object) -> None:
    dossier = registration(state)
    card = [paper.document for paper in dossier.documents.of_identity_card().select_related("document")]
    assert all(store.path_of(document.stored_as).exists() for document in card)
    drain_jobs()  # type: ignore[operator]
    for document in card:
        document.refresh_from_db()
        assert document.is_erased
        assert document.erased_because
        assert not store.path_of(document.stored_as).exists()
    certificate = dossier.documents.get(slot="certificate").document
    assert not certificate.is_erased
    assert store.path_of(certificate.stored_as).exists()
    assert signed_in(officer()).get(reverse("console:registrations")).status_code == 200


@pytest.mark.django_db
def test_stray_files_are_swept_after_a_day_and_papers_stay() -> None:
    dossier = registration()
    papers = {store.path_of(paper.document.stored_as) for paper in dossier.documents.select_related("document")}
    stray, fresh = (store.path_of(store.keep(b"%PDF- %%EOF")) for _file in range(2))
    for path in {stray, *papers}:
        os.utime(path, (0, 0))
    sweep_documents()
    assert not stray.exists()
    assert fresh.exists()
    assert all(path.exists() for path in papers)
    fresh.unlink()
