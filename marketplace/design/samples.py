"""What the page of pieces shows: invented goods and people, in the words of the province (dữ liệu minh hoạ)."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from marketplace.design.columns import Column
from marketplace.design.fields import DayField, MoneyField, NumberField
from marketplace.design.shapes import Area, Bar, Crumb, FilterChoice, FilterGroup, OfferCard, Section, SellerLine, Step, Task
from marketplace.design.tables import BulkAction, FilterForm, Table
from marketplace.design.widgets import ChoiceCards, Combobox, QuantityInput, Stepper, Upload

COMMUNES = [
    ("", "—"),
    ("25459", "Phường Tân Ninh"),
    ("25708", "Phường Trảng Bàng"),
    ("25630", "Phường Hoà Thành"),
    ("25645", "Phường Long Hoa"),
    ("27694", "Phường Long An"),
    ("25486", "Xã Tân Biên"),
    ("25516", "Xã Tân Châu"),
    ("25552", "Xã Dương Minh Châu"),
    ("25585", "Xã Châu Thành"),
    ("27898", "Xã Đức Hoà"),
]
FORMER_NAMES = {"25459": "Thành phố Tây Ninh", "25552": "Huyện Dương Minh Châu", "27898": "Huyện Đức Hoà, Long An"}
UNITS = [("kg", "kg"), ("ta", "tạ"), ("tan", "tấn"), ("hop", "hộp"), ("goi", "gói"), ("chuc", "chục")]


class DossierSample(forms.Form):
    """Every kind of control, empty or with what was typed."""

    legal_name = forms.CharField(
        label=_("Legal name"),
        help_text=_("As it stands on the registration certificate."),
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    phone = forms.CharField(label=_("Phone"), widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", "inputmode": "tel"}))
    email = forms.EmailField(label=_("E-mail"), required=False, help_text=_("For notices; nobody else sees it."))
    commune = forms.ChoiceField(
        label=_("Commune or ward"),
        choices=COMMUNES,
        widget=Combobox(aliases=FORMER_NAMES),
        help_text=_("Type a few letters, with or without tone marks; old district names work too."),
    )
    price = MoneyField(label=_("Price"), help_text=_("“50k” and “2 tr” are understood."))
    weight = NumberField(label=_("Harvest each month"), widget=QuantityInput(unit="kg"), required=False)
    harvest = DayField(label=_("Harvest begins"), required=False)
    quantity = forms.IntegerField(label=_("Quantity"), initial=2, widget=Stepper(unit="kg"), min_value=1, max_value=20)
    unit = forms.ChoiceField(label=_("Unit"), choices=UNITS)
    delivery = forms.ChoiceField(
        label=_("Delivery"),
        choices=[("ship", _("Delivered to your door")), ("pickup", _("Fetch it yourself"))],
        initial="ship",
        widget=ChoiceCards(
            notes={"ship": _("30.000 ₫ in the province, 1–2 days"), "pickup": _("Free, at the seller's stall")}, across=True
        ),
    )
    note = forms.CharField(label=_("Note for the seller"), required=False, widget=forms.Textarea(attrs={"rows": 3}))
    photos = forms.FileField(label=_("Photos"), required=False, widget=Upload(pictures=True))
    consent = forms.BooleanField(label=_("I have read and agree to the operating regulation of the exchange."))
    closed = forms.CharField(label=_("Dossier code"), initial="TN-2026-000123", disabled=True, required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "legal_name" not in cleaned:
            raise forms.ValidationError(_("The dossier is not complete yet."))
        return cleaned


@dataclass
class SampleOrder:
    pk: int
    number: str
    buyer: str
    total: int
    placed_at: dt.datetime
    due_at: dt.datetime
    state: str
    mark: str

    def __str__(self) -> str:
        return self.number


class SampleRows(list[Any]):
    """Just enough of a queryset for a list to be drawn without a database."""

    def order_by(self, *names: str) -> "SampleRows":
        ordered = list(self)
        for name in reversed(names):
            ordered.sort(key=attrgetter(name.removeprefix("-")), reverse=name.startswith("-"))
        return SampleRows(ordered)

    def iterator(self, chunk_size: int = 0) -> Iterator[Any]:
        return iter(self)


class SampleFilters(FilterForm):
    q = forms.CharField(label=_("Number or name"), required=False)
    state = forms.ChoiceField(
        label=_("State"), required=False, choices=[("", _("All")), ("new", _("To confirm")), ("sent", _("On the way"))]
    )

    def narrow(self, rows: Any) -> Any:
        wanted = self.cleaned_data.get("q", "").casefold()
        return SampleRows(row for row in rows if wanted in f"{row.number} {row.buyer}".casefold())


class SampleTable(Table):
    label = _("Orders")
    columns = (
        Column("number", _("Order"), heading=True, sort="number", link=lambda row: "#list"),
        Column("buyer", _("Buyer")),
        Column("total", _("Total"), kind="money", sort="total"),
        Column("placed_at", _("Placed"), kind="ago", sort="placed_at"),
        Column("due_at", _("Confirm within"), kind="left", sort="due_at"),
        Column("state", _("State"), kind="tag", mark=lambda row: row.mark),
    )
    filters = SampleFilters
    bulk = (BulkAction("confirm", _("Confirm")), BulkAction("refuse", _("Refuse"), "danger"))
    file_name = "don-hang"
    per_page = 4
    empty_title = _("No orders yet")


def orders() -> SampleRows:
    now = timezone.now()
    people = ("Nguyễn Thị Cẩm Tú", "Trần Văn Đức", "Lê Ngọc Ánh", "Phạm Quốc Việt", "Huỳnh Thị Mỹ Dung", "Võ Minh Khôi", "Đặng Thuỳ Trang")
    states = (("Chờ xác nhận", "wait"), ("Đã xác nhận", "news"), ("Đang giao", "news"), ("Đã giao", "good"), ("Đã huỷ", "bad"))
    return SampleRows(
        SampleOrder(
            position,
            f"TN26-{4810 + position}",
            name,
            185_000 + position * 262_500,
            now - dt.timedelta(hours=7 * position + 1),
            now + dt.timedelta(hours=20 - 9 * position),
            *states[position % len(states)],
        )
        for position, name in enumerate(people)
    )


def cards() -> list[OfferCard]:
    now = timezone.now()
    return [
        OfferCard(
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
        ),
        OfferCard(
            title="Mãng cầu Bà Đen",
            url="#cards",
            seller="Hộ kinh doanh Nguyễn Văn Sáu",
            place="Phường Tân Ninh",
            price=50_000,
            price_high=70_000,
            unit="kg",
            icon="fruit",
            confirmed_at=now - dt.timedelta(hours=5),
            add_url="#cards",
        ),
        OfferCard(
            title="Muối tôm Tây Ninh",
            url="#cards",
            seller="Cơ sở Muối Tây Ninh",
            place="Phường Hoà Thành",
            price=35_000,
            unit="hũ 200 g",
            icon="spice",
            confirmed_at=now - dt.timedelta(days=24),
            add_url="#cards",
        ),
        OfferCard(
            title="Máy tách hạt bắp công suất lớn, giao và lắp tận nơi trong tỉnh",
            url="#cards",
            seller="Công ty TNHH Cơ khí Đồng Tiến",
            place="Xã Đức Hoà",
            icon="machine",
            confirmed_at=now - dt.timedelta(days=41),
            stale=True,
        ),
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
    return [
        FilterGroup(
            "category",
            _("Category"),
            [
                FilterChoice("trai-cay", "Trái cây", 42, True),
                FilterChoice("banh-trang", "Bánh tráng", 31),
                FilterChoice("gia-vi", "Muối và gia vị", 18),
            ],
        ),
        FilterGroup("commune", _("Commune or ward"), [FilterChoice(code, name, 12 + len(name)) for code, name in COMMUNES[1:6]]),
    ]


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
