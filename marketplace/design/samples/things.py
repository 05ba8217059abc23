"""Goods, sellers, steps, tasks, filters, figures."""

import datetime as dt
from dataclasses import replace

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from marketplace.design.samples.words import COMMUNES
from marketplace.design.shapes import Area, Bar, Crumb, FilterChoice, FilterGroup, FilterLink, OfferCard, Section, SellerLine, Step, Task


def cards() -> list[OfferCard]:
    now = timezone.now()
    rice_paper = OfferCard(
        title="Bánh tráng phơi sương Trảng Bàng loại dẻo, gói hút chân không",
        url="#cards",
        seller="HTX Bánh tráng Lộc Du",
        place="Phường Trảng Bàng",
        price=48_000,
        unit="gói 500 g",
        icon="rice-paper",
        confirmed_at=now - dt.timedelta(days=3),
        mark="OCOP 4 sao",
        certificate="ATTP",
        add_url="#cards",
    )
    custard_apple = OfferCard(
        "Mãng cầu Bà Đen", "#cards", "Hộ kinh doanh Nguyễn Văn Sáu", "Phường Tân Ninh", 50_000, 70_000, "kg", icon="fruit", add_url="#cards"
    )
    salt = OfferCard(
        "Muối tôm Tây Ninh", "#cards", "Cơ sở Muối Tây Ninh", "Phường Hoà Thành", 35_000, None, "hũ 200 g", icon="spice", add_url="#cards"
    )
    machine = OfferCard(
        "Máy tách hạt bắp công suất lớn, giao và lắp tận nơi trong tỉnh", "#cards", "Công ty TNHH Cơ khí Đồng Tiến", "Xã Đức Hoà"
    )
    return [
        rice_paper,
        replace(custard_apple, confirmed_at=now - dt.timedelta(hours=5)),
        replace(salt, confirmed_at=now - dt.timedelta(days=24), smallest=5),
        replace(machine, icon="machine", confirmed_at=now - dt.timedelta(days=41), stale=True),
    ]


def sellers() -> list[SellerLine]:
    checked = timezone.localdate() - dt.timedelta(days=120)
    return [
        SellerLine(
            name="Hợp tác xã Bánh tráng Lộc Du",
            url="#sellers",
            kind="Hợp tác xã",
            place="Phường Trảng Bàng",
            checked_at=checked,
            checked_by="cán bộ Sở Công Thương",
            answers_within="2 giờ",
        ),
        SellerLine(name="Hộ kinh doanh Nguyễn Văn Sáu", url="#sellers", kind="Hộ kinh doanh", place="Phường Tân Ninh"),
    ]


def steps() -> list[Step]:
    now = timezone.now()
    return [
        Step("Đã đặt hàng", "done", now - dt.timedelta(days=1, hours=2)),
        Step("Người bán xác nhận", "done", now - dt.timedelta(hours=3)),
        Step("Đang giao", "now", now - dt.timedelta(minutes=40), "Giao trước 18:00, trả tiền khi nhận hàng."),
        Step("Đã nhận hàng"),
    ]


def tasks() -> list[Task]:
    return [
        Task("Thông tin cơ sở", "Đã xong", "good", "#tasks", "khoảng 3 phút"),
        Task("Người đại diện", "Còn thiếu", "wait", "#tasks", "khoảng 2 phút"),
        Task("Giấy tờ đính kèm", "Chưa làm", "", "#tasks", "chụp bằng điện thoại, khoảng 4 phút"),
        Task("Gửi hồ sơ", "Chưa mở", "", "", "mở khi các phần trên đã xong"),
    ]


def filter_groups() -> list[FilterGroup]:
    tree = [("Tất cả ngành hàng", None, 0), ("Nông sản", 91, 1), ("Trái cây", 42, 2), ("Mãng cầu", 12, 3), ("Bưởi", 9, 3)]
    links = [FilterLink(name, "#results", count, chosen=name == "Trái cây", depth=depth) for name, count, depth in tree]
    communes = [FilterChoice(code, name, 12 + len(name)) for code, name in COMMUNES[1:6]]
    confirmed = [FilterChoice("", _("At any time"), None, True), FilterChoice("7", "trong 7 ngày qua", 2_000, at_least=True)]
    goods = [("trai-cay", "Trái cây", 42), ("banh-trang", "Bánh tráng", 31), ("gia-vi", "Muối và gia vị", 18)]
    return [
        FilterGroup("goods", _("Kind of goods"), [FilterChoice(value, name, count, value == "trai-cay") for value, name, count in goods]),
        FilterGroup("category", _("Category"), links=links),
        FilterGroup(
            "commune", _("Commune or ward"), communes, typed="place", more_url="#results", more_label="Còn 11 xã, phường nữa", opened=False
        ),
        FilterGroup("fresh", _("Lately confirmed"), confirmed, single=True),
    ]


def price_bars() -> list[FilterLink]:
    bands = [
        ("Dưới 10.000 ₫", 2, 1),
        ("10.000–20.000 ₫", 31, 5),
        ("20.000–50.000 ₫", 62, 10),
        ("50.000–100.000 ₫", 0, 0),
        ("Từ 100.000 ₫", 9, 2),
    ]
    return [FilterLink(label, "#results", count, chosen=count == 31, share=share) for label, count, share in bands]


def bars() -> list[Bar]:
    orders_by_category = {"Trái cây": 412, "Bánh tráng": 268, "Muối, gia vị": 154, "Thủ công": 61, "Du lịch": 0}
    return [Bar(name, count, f"{count} đơn") for name, count in orders_by_category.items()]


def areas() -> list[Area]:
    names = ("Xã Tân Biên", "Xã Tân Châu", "Phường Tân Ninh", "Phường Hoà Thành", "Phường Trảng Bàng", "Xã Đức Hoà")
    squares = enumerate(zip(names, (18, 34, 96, 71, 88, 0), strict=True))
    return [Area(name, f"M{at % 3 * 60} {at // 3 * 44}h58v42h-58Z", value) for at, (name, value) in squares]


def crumbs() -> list[Crumb]:
    return [Crumb("Trang chủ", "#crumbs"), Crumb("Trái cây", "#crumbs"), Crumb("Mãng cầu Bà Đen")]


def sections(address: str) -> list[Section]:
    return [
        Section(_("Today"), address, "home", exact=True),
        Section(_("Orders"), f"{address}orders/", "goods", 3),
        Section(_("Offers"), f"{address}offers/", "store"),
        Section(_("Stall"), f"{address}stall/", "pin"),
        Section(_("Settings"), f"{address}settings/", "gear"),
    ]
