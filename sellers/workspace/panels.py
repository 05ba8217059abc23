"""One part of the page that says what waits today."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Panel:
    """A template and what it shows; `count` says how much waits: a part where nothing waits is left out."""

    template: str
    count: int
    context: dict[str, Any] = field(default_factory=dict)
