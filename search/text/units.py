"""Units of measure by what people write for them; the reviewed list lies with the lexicon's other words."""

import csv
from pathlib import Path

FILE = Path(__file__).parents[1] / "lexicon" / "data" / "units.csv"


def read_units() -> dict[str, str]:
    """The unit of each way to write one."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return {said: row["unit"] for row in csv.DictReader(file, delimiter=";") for said in row["said"].split("|")}
