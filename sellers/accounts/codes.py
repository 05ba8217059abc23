"""Dossier codes: HS-2611-7K4MRW. The month can be read aloud at a counter; the rest cannot be guessed."""

import datetime as dt
import re
import secrets

from marketplace.language.dates import vietnam_day

# Without 0 O 1 I L U V, which are misread or misheard; 29 letters and figures to the power of six make 595 million a month.
LETTERS = "23456789ABCDEFGHJKMNPQRSTWXYZ"
RANDOM_LETTERS = 6
SHAPE = re.compile(rf"HS-\d{{4}}-[{LETTERS}]{{{RANDOM_LETTERS}}}")


def new_code(moment: dt.datetime) -> str:
    """A code for a dossier that is submitted now."""
    return f"HS-{vietnam_day(moment):%y%m}-" + "".join(secrets.choice(LETTERS) for _letter in range(RANDOM_LETTERS))


def read_code(typed: str) -> str | None:
    """What somebody typed, in the code's own spelling; None when it cannot be a code."""
    bare = re.sub(r"[^0-9A-Za-z]", "", typed).upper()
    code = f"{bare[:2]}-{bare[2:6]}-{bare[6:]}"
    return code if SHAPE.fullmatch(code) else None
