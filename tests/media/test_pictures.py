"""What comes in as a picture goes out as a clean small one, or not at all."""

import io
import os
import resource
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from PIL import Image

from marketplace.media.models import Picture
from marketplace.media.pictures import store
from marketplace.media.pictures.decoding import PictureRefused, decode
from marketplace.media.pictures.sweeping import KEPT_SECONDS, sweep
from tests.factories import drawings
from tests.factories.offers import offer

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media_root(settings: Any, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def files(root: Path) -> list[Path]:
    return [path for path in root.rglob("*") if path.is_file()]


def take_in(data: bytes) -> Picture:
    return Picture.objects.take_in(io.BytesIO(data))


def test_a_photo_becomes_three_widths_in_two_formats(media_root: Path) -> None:
    picture = take_in(drawings.jpeg(size=(1600, 1200)))
    assert picture.sizes == [[320, 240], [640, 480], [1280, 960]]
    assert sorted(path.name for path in files(media_root)) == ["1280.jpg", "1280.webp", "320.jpg", "320.webp", "640.jpg", "640.webp"]


def test_a_small_picture_is_not_blown_up() -> None:
    assert take_in(drawings.jpeg(size=(200, 150))).sizes == [[200, 150]]


def test_a_very_tall_picture_is_bounded_too() -> None:
    sizes = take_in(drawings.jpeg(size=(100, 4000))).sizes
    assert all(height <= 2 * 1280 for _width, height in sizes)


def test_the_phone_held_upright_shows_an_upright_picture() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    assert take_in(drawings.jpeg(size=(800, 600), exif=exif)).sizes[-1] == [600, 800]


def test_where_the_photo_was_taken_stays_with_the_photographer(media_root: Path) -> None:
    exif = Image.Exif()
    exif[0x010F] = "<script>alert(1)</script>"
    exif.get_ifd(0x8825).update({1: "N", 2: (11.0, 18.0, 0.0), 3: "E", 4: (106.0, 6.0, 0.0)})
    take_in(drawings.jpeg(size=(800, 600), exif=exif, comment=b"<script>", icc_profile=b"x" * 200))
    assert files(media_root)
    for path in files(media_root):
        data = path.read_bytes()
        assert b"script" not in data
        assert b"Exif" not in data
        with Image.open(path) as image:
            assert not dict(image.getexif())
            assert "icc_profile" not in image.info


def test_a_transparent_picture_stands_on_white() -> None:
    clear = Image.new("RGBA", (400, 300), (255, 0, 0, 0))
    variants = decode(drawings.encoded(clear, "PNG"))
    with Image.open(io.BytesIO(variants[-1].data)) as image:
        assert min(image.convert("RGB").getpixel((50, 50))) > 250


def test_the_same_photo_is_kept_once(media_root: Path) -> None:
    first, again = take_in(drawings.jpeg(7)), take_in(drawings.jpeg(7))
    assert first == again
    assert Picture.objects.count() == 1
    assert len({path.parent for path in files(media_root)}) == 1


def test_photos_from_new_phones_are_read() -> None:
    from pillow_heif import from_pillow

    out = io.BytesIO()
    from_pillow(drawings.drawing(size=(800, 600))).save(out, quality=50)
    assert take_in(out.getvalue()).sizes[-1] == [800, 600]


@pytest.mark.parametrize(("kind", "size"), [("PNG", (5_001, 5_000)), ("JPEG", (5_001, 5_000)), ("WEBP", (3_606, 3_606))])
def test_a_picture_of_too_many_pixels_is_called_that_and_not_damaged(kind: str, size: tuple[int, int]) -> None:
    with pytest.raises(PictureRefused) as refused:
        take_in(drawings.encoded(Image.new("L", size), kind))
    assert refused.value.code == "pixels"
    assert not Picture.objects.exists()


def test_a_file_above_ten_megabytes_is_refused_without_being_read_on() -> None:
    class Endless(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            assert size is not None
            assert 0 < size <= 10 * 1024 * 1024 + 1
            return b"\xff\xd8\xff" + b"0" * (size - 3)

    with pytest.raises(PictureRefused) as refused:
        Picture.objects.take_in(Endless())
    assert refused.value.code == "bytes"


@contextmanager
def files_may_have(most: int) -> Iterator[None]:
    """The operating system itself refuses to let a file grow beyond that, as it does when a disk is full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_full_storage_refuses_cleanly(media_root: Path) -> None:
    """C8: the small variants still find room, a large one does not; neither a row nor a file is left."""
    data = drawings.encoded(Image.effect_noise((1600, 1200), 90).convert("RGB"), "JPEG", quality=95)
    smallest = min(len(variant.data) for variant in decode(data))
    with files_may_have(smallest + 1), pytest.raises(PictureRefused) as refused:
        take_in(data)
    assert refused.value.code == "room"
    assert not Picture.objects.exists()
    assert files(media_root) == []
    assert take_in(data).sizes[-1] == [1280, 960]


def test_a_picture_is_served_so_that_nothing_in_it_can_run(client: Client) -> None:
    picture = take_in(drawings.jpeg())
    response = client.get(picture.url(320, "webp"))
    assert response.status_code == 200
    assert response["Content-Type"] == "image/webp"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response["Content-Security-Policy"]
    assert "default-src 'none'" in response["Content-Security-Policy"]
    assert "immutable" in response["Cache-Control"]


@pytest.mark.parametrize(
    "path",
    [
        "/media/pictures/../../manage.py",
        "/media/pictures/%2e%2e/320.jpg",
        "/media/pictures/" + "a" * 32 + "/320.svg",
        "/media/",
        "/media/pictures/" + "a" * 32 + "/320.jpg",
    ],
)
def test_nothing_else_is_served_from_there(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


def test_pictures_that_nobody_shows_go_after_two_days(media_root: Path) -> None:
    shown, dropped, new = take_in(drawings.jpeg(1)), take_in(drawings.jpeg(2)), take_in(drawings.jpeg(3))
    offer(pictures=[shown])
    stray = store.keep(decode(drawings.jpeg(4)))
    long_ago = time.time() - KEPT_SECONDS - 60
    for name in (shown.name, dropped.name, stray):
        os.utime(store.folder_of(name), (long_ago, long_ago))
    moment = shown.created_at.fromtimestamp(long_ago, tz=shown.created_at.tzinfo)
    Picture.objects.filter(pk__in=[shown.pk, dropped.pk]).update(created_at=moment)
    assert sweep() == 2
    assert set(Picture.objects.all()) == {shown, new}
    assert store.folder_of(shown.name).exists()
    assert store.folder_of(new.name).exists()
    assert not store.folder_of(dropped.name).exists()
    assert not store.folder_of(stray).exists()
