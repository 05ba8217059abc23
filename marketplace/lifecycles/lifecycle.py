"""A lifecycle: the table of what can happen to an aggregate in which state."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from django.db import models

from marketplace.lifecycles.errors import ActionRefused

_REGISTERED: dict[str, "Lifecycle"] = {}


def lifecycles() -> Mapping[str, "Lifecycle"]:
    """All lifecycles by name, in the order of their names; their modules must have been imported (apps do so with their models)."""
    return dict(sorted(_REGISTERED.items()))


@dataclass(frozen=True)
class Lifecycle:
    """States of one aggregate and `{state: {action: next state}}`.

    `field` is the model field that holds the state. A name may be used once.
    """

    name: str
    states: type[models.TextChoices]
    initial: str
    table: Mapping[str, Mapping[str, str]]
    field: str = field(default="state")

    def __post_init__(self) -> None:
        unknown = set(self.table) | {to for row in self.table.values() for to in row.values()}
        unknown -= set(self.states.values)
        if unknown or self.initial not in self.states.values:
            raise ValueError(f"{self.name}: unknown states {sorted(unknown)}")
        _REGISTERED[self.name] = self

    def next(self, state: str, action: str) -> str:
        """The state that `action` leads to from `state`; raises ActionRefused."""
        try:
            return self.table[state][action]
        except KeyError:
            raise ActionRefused from None

    def allows(self, state: str, action: str) -> bool:
        """Whether the action exists in that state."""
        return action in self.table.get(state, {})

    def actions(self) -> list[str]:
        """All actions, in the order of the table."""
        return list(dict.fromkeys(action for row in self.table.values() for action in row))

    def pairs(self) -> Iterator[tuple[str, str, str | None]]:
        """Every state with every action and where it leads (None: refused)."""
        for state in self.states.values:
            for action in self.actions():
                yield state, action, self.table.get(state, {}).get(action)
