"""What buyers are promised, from what they type to the page: the right goods first, and why these."""

import pytest
from django.test import Client

from tests.factories.offers import category, offer
from tests.factories.sellers import commune, seller
from tests.search.test_pages import index_everything, page, titles

pytestmark = pytest.mark.django_db
GO_DAU, BEN_LUC = "25654", "27991"
COFFEE, CARD = "Cà phê rang xay", "Cà phê phin giấy"
PROMISES = [
    ("ca phe", {COFFEE, CARD}, ""),
    ("cà phê", {COFFEE, CARD}, ""),
    ("cafe", {COFFEE, CARD}, "Tìm cả “cà phê”"),
    ("caf phee", {COFFEE, CARD}, "Kết quả cho “cà phê”"),
    ("hoà tan", {"Sữa bột hòa tan"}, ""),
    ("minh tâm phát", {"Nón lá buông"}, ""),
    ("khoai mì", {"Củ sắn tươi"}, "Tìm cả “sắn”"),
    ("bơm nước 2hp dưới 3 triệu", {"Máy bơm nước 2HP"}, "3.000.000"),
    ("bánh tráng gần Gò Dầu", {"Bánh tráng phơi sương Gò Dầu"}, "Gò Dầu"),
]


@pytest.fixture
def market() -> None:
    """Goods that are asked for, and goods that would come first in a search that understands less."""
    near, far = (seller(commune=commune(code)) for code in (GO_DAU, BEN_LUC))
    company = seller(legal_name="Công ty TNHH Minh Tâm Phát", stall_name="Công ty TNHH Minh Tâm Phát")
    goods = category("Hàng hóa")
    for title in (
        COFFEE,
        CARD,
        "Cá phi lê đông lạnh",
        "Cà pháo muối",
        "Sữa bột hòa tan",
        "Hoa tán trang trí",
        "Củ sắn tươi",
        "Khoai lang mật",
    ):
        offer(title=title, seller=far, category=goods)
    offer(title="Nón lá buông", seller=company, category=goods)
    offer(title="Máy bơm nước 2HP", price=2_500_000, seller=far, category=goods)
    offer(title="Máy bơm nước 2HP ba pha", price=5_200_000, seller=far, category=goods)
    offer(title="Bánh tráng phơi sương Gò Dầu", seller=near, category=goods)
    offer(title="Bánh tráng me", seller=far, category=goods)
    index_everything()


@pytest.mark.usefixtures("engine", "market")
@pytest.mark.parametrize(("typed", "first", "told"), PROMISES, ids=[typed for typed, _, _ in PROMISES])
def test_the_right_goods_come_first_and_the_page_says_why(client: Client, typed: str, first: set[str], told: str) -> None:
    assert set(titles(client, q=typed)[: len(first)]) == first
    assert told in page(client, q=typed)
