import re

import pytest

from marketplace.places.models import Commune
from marketplace.places.outlines import province_outlines


@pytest.mark.django_db
def test_every_commune_of_the_province_has_an_outline_around_its_point() -> None:
    outlines = province_outlines()
    ours = list(Commune.objects.of_the_exchange())
    assert set(outlines.paths) == {commune.code for commune in ours}
    for commune in ours:
        path = outlines.paths[commune.code]
        x, y = outlines.position(commune.latitude or 0, commune.longitude or 0)
        corners = [tuple(map(float, point.split(" "))) for point in path.strip("MZ").replace("ZM", "L").split("L")]
        assert min(c[0] for c in corners) <= x <= max(c[0] for c in corners)
        assert min(c[1] for c in corners) <= y <= max(c[1] for c in corners)


def test_the_map_fits_its_frame_and_keeps_its_proportions() -> None:
    outlines = province_outlines(width=300)
    numbers = [float(number) for path in outlines.paths.values() for number in re.findall(r"[\d.]+", path)]
    assert min(numbers) >= 0
    assert max(numbers[::2]) == pytest.approx(300, abs=0.1)
    assert max(numbers[1::2]) <= outlines.height
    assert outlines.view_box == f"0 0 300 {outlines.height}"
    # 1.25 degrees of longitude by 1.39 of latitude near 11 degrees north
    assert outlines.height / outlines.width == pytest.approx(1.13, abs=0.02)


def test_north_is_up_and_east_is_right() -> None:
    outlines = province_outlines()
    trang_bang, ben_luc = outlines.position(11.03, 106.36), outlines.position(10.64, 106.48)
    assert ben_luc[1] > trang_bang[1]
    assert ben_luc[0] > trang_bang[0]
