"""The door to whoever can say who somebody is: an officer with the papers today, the national e-ID when it is connected."""

import datetime as dt
from dataclasses import dataclass
from typing import Protocol

from sellers.accounts.models.identity import Method, Verdict


@dataclass(frozen=True)
class Claim:
    """Who somebody says he is; `personal_id` is in clear and goes no further than the checker."""

    full_name: str
    born: dt.date
    personal_id: str


@dataclass(frozen=True)
class Answer:
    """What a checker found; `valid_until` where the checker's word has an end."""

    verdict: Verdict
    method: Method
    reference: str = ""
    note: str = ""
    valid_until: dt.date | None = None


class IdentityChecker(Protocol):
    """Anything that can answer a claim."""

    def check(self, claim: Claim) -> Answer:
        """The answer; never raises for a claim that is merely wrong."""
        ...


@dataclass(frozen=True)
class OfficerWithPapers:
    """An officer compared the claim with the identity card and the certificate and ticks what agrees."""

    card_legible: bool
    name_agrees: bool
    born_agrees: bool
    number_agrees: bool
    named_on_certificate: bool
    note: str = ""

    def check(self, claim: Claim) -> Answer:
        """Verified when everything agrees."""
        all_agree = all([self.card_legible, self.name_agrees, self.born_agrees, self.number_agrees, self.named_on_certificate])
        return Answer(Verdict.VERIFIED if all_agree else Verdict.REJECTED, Method.DOCUMENTS, note=self.note)
