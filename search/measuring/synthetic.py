"""Invented offers and questions, drawn from the names that the lexicon knows: always the same ones, made one by one."""

import csv
import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from search.backends.protocol import Filters, Sort
from search.documents import OfferDocument
from search.lexicon import data
from search.text.tokens import fold_all, tokens

NAMES_FILE = Path(data.__file__).parent / "synonyms.csv"
QUALITIES = [
    "tươi",
    "sạch",
    "sấy khô",
    "loại 1",
    "đặc biệt",
    "hữu cơ",
    "truyền thống",
    "nguyên chất",
    "nhà làm",
    "xuất khẩu",
    "cao cấp",
    "giá sỉ",
    "mới",
    "chọn lọc",
    "đóng gói",
]
PLACES = [
    "Gò Dầu",
    "Trảng Bàng",
    "Tân Châu",
    "Châu Thành",
    "Bến Cầu",
    "Hoà Thành",
    "Đức Hoà",
    "Cần Giuộc",
    "Tân An",
    "Mộc Hoá",
    "Bến Lức",
    "Thủ Thừa",
]
PACKS = [
    "500 g",
    "1 kg",
    "5 kg",
    "túi 200 g",
    "can 5 lít",
    "chai 500 ml",
    "thùng 24",
    "hộp 10",
    "bao 25 kg",
    "bộ 3",
    "cuộn 50 m",
    "combo 2",
]
PEOPLE = [
    "Minh",
    "Hạnh",
    "Phước",
    "Lộc",
    "Thuận",
    "Phát",
    "Tâm",
    "Ngọc",
    "Thành",
    "Hưng",
    "Long",
    "Sơn",
    "An",
    "Bình",
    "Hoà",
    "Đạt",
]
KINDS = ("household", "cooperative", "enterprise")
SELLERS = 5_000
COMMUNES = tuple(str(25_400 + 3 * number) for number in range(96))
NOW = dt.datetime(2026, 11, 1, tzinfo=dt.UTC)


@cache
def names() -> list[tuple[int, str]]:
    """Every name of goods with the number of its trade."""
    numbers = {trade: number for number, trade in enumerate(trades(), start=1)}
    return [(numbers[row["trade"]], name) for row in _rows() for name in row["names"].split("|")]


@cache
def trades() -> list[str]:
    """Their names, which are the categories here."""
    return sorted({row["trade"] for row in _rows()})


def _rows() -> list[dict[str, str]]:
    with NAMES_FILE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def offers(count: int) -> Iterator[OfferDocument]:
    """So many offers. Few names are frequent and many are rare, as in a market."""
    chance = random.Random(count)  # noqa: S311 - the same offers every time
    for number in range(1, count + 1):
        trade, name = _name(chance)
        words = [name, chance.choice(QUALITIES), chance.choice(PLACES), chance.choice(PACKS)]
        if chance.random() < 0.3:
            words.insert(1, _name(chance)[1])
        seller = int(SELLERS * chance.random() ** 2)
        yield OfferDocument(
            offer_id=number,
            version=1,
            title=" ".join(words),
            price=1_000 * int(5 * 10 ** (3 * chance.random())),
            seller_id=seller + 1,
            seller_name=f"Hợp tác xã {PEOPLE[seller % 16]} {PEOPLE[seller // 16 % 16]} {seller // 256}",
            seller_kind=KINDS[seller % 3],
            commune=COMMUNES[seller % 96],
            categories=(trade, 1_000 + trade),
            category_names=trades()[trade - 1],
            confirmed_at=NOW - dt.timedelta(days=chance.randrange(60)),
            published_at=NOW - dt.timedelta(minutes=chance.randrange(500_000)),
        )


@dataclass(frozen=True)
class Question:
    """What one visitor asks."""

    text: str = ""
    filters: Filters = field(default_factory=Filters)
    sort: Sort = Sort.RELEVANCE


def keywords(count: int) -> list[Question]:
    """Names as people type them: half of them without marks, some with a second word."""
    chance = random.Random(7)  # noqa: S311 - the same questions every time
    return [Question(_typed(chance)) for _ in range(count)]


def narrowed(count: int) -> list[Question]:
    """The same with three facets chosen."""
    chance = random.Random(8)  # noqa: S311
    found = []
    for _ in range(count):
        communes = tuple(chance.sample(COMMUNES, 10))
        filters = Filters(communes=communes, kinds=(chance.choice(KINDS),), price_min=20_000, price_max=2_000_000)
        found.append(Question(_typed(chance), filters))
    return found


def beginnings(count: int) -> list[Question]:
    """What stands in the field while somebody types."""
    chance = random.Random(9)  # noqa: S311
    found = []
    for _ in range(count):
        text = _typed(chance)
        found.append(Question(text[: chance.randint(2, max(2, min(len(text), 10)))]))
    return found


def newest(count: int) -> list[Question]:
    """The page without words, which shows what came last."""
    return [Question() for _ in range(count)]


def in_categories(count: int) -> list[Question]:
    """Category pages."""
    return [Question(filters=Filters(category=category)) for category in _categories(count)]


def by_price(count: int) -> list[Question]:
    """The same, cheapest or dearest first."""
    sorts = (Sort.PRICE_UP, Sort.PRICE_DOWN)
    return [Question(filters=Filters(category=each), sort=sorts[number % 2]) for number, each in enumerate(_categories(count))]


def fitting_nothing(count: int) -> list[Question]:
    """Names with a word that nothing has: near goods are looked for too."""
    return [Question(f"{question.text} qwyxz") for question in keywords(count)]


def _categories(count: int) -> list[int]:
    """Of the names of goods, as offers have them; now and then the category above."""
    chance = random.Random(10)  # noqa: S311
    return [_name(chance)[0] + chance.choice((0, 1_000, 1_000)) for _ in range(count)]


def _name(chance: random.Random) -> tuple[int, str]:
    known = names()
    return known[int(len(known) * chance.random() ** 2)]


def _typed(chance: random.Random) -> str:
    name = _name(chance)[1]
    text = f"{name} {chance.choice(QUALITIES)}" if chance.random() < 0.2 else name
    return " ".join(fold_all(tokens(text))) if chance.random() < 0.5 else text
