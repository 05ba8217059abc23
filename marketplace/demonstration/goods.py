"""The goods that are offered: title, variants, unit, price range and picture, by category."""

import csv
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).resolve().parent / "data" / "goods.csv"
# Dearer units for larger packs: what a variant's words do to the price.
LARGER = {
    "1 kg": 1.8,
    "5 kg": 1.0,
    "1 lít": 1.9,
    "bộ 3": 2.4,
    "bộ 5": 3.4,
    "hộp quà": 1.6,
    "thùng": 1.0,
    "can 5": 1.0,
    "trọn ngày": 1.8,
    "2 ngày": 2.2,
}


@dataclass(frozen=True)
class Goods:
    """One kind of goods; prices are whole đồng per unit."""

    number: int
    category: str
    title: str
    variants: tuple[str, ...]
    unit: str
    low: int
    high: int
    motif: str
    colour: str

    def named(self, variant: str) -> str:
        """The title of an offer."""
        return f"{self.title} {variant}" if not variant.startswith(self.unit) or " " in variant else self.title

    def priced(self, variant: str, part: float) -> int:
        """A price between low and high, rounded as sellers round; `part` from 0 to 1."""
        factor = next((value for words, value in LARGER.items() if words in variant), 1.0)
        price = min(self.high, (self.low + (self.high - self.low) * part * 0.7) * factor)
        step = 500 if price < 50_000 else 1_000 if price < 200_000 else 10_000
        return max(step, round(price / step) * step)


def all_goods() -> list[Goods]:
    """Every kind of goods, in the order of the file."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return [
            Goods(
                number,
                row["category"],
                row["title"],
                tuple(row["variants"].split("|")),
                row["unit"],
                int(row["low"]),
                int(row["high"]),
                row["motif"],
                row["colour"],
            )
            for number, row in enumerate(csv.DictReader(file, delimiter=";"))
        ]
