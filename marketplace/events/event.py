"""The base of all events."""

from dataclasses import asdict, dataclass
from typing import Any, ClassVar, Self

_TYPES: dict[str, type["Event"]] = {}


@dataclass(frozen=True, kw_only=True)
class Event:
    """Something that happened, named in the past tense; carries ids and plain values only, never rows.

    Subclasses are frozen dataclasses; their class name is the event's name and must be unique.
    """

    name: ClassVar[str] = "Event"

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        cls.name = cls.__name__
        known = _TYPES.setdefault(cls.name, cls)
        if known is not cls and known.__module__ != cls.__module__:
            raise TypeError(f"two events are called {cls.name}")
        _TYPES[cls.name] = cls

    def payload(self) -> dict[str, Any]:
        """The event's values, fit for JSON."""
        return asdict(self)

    @classmethod
    def from_payload(cls, payload: dict[str, Any]) -> Self:
        """The event that `payload()` was taken from."""
        return cls(**payload)


def event_type(name: str) -> type[Event]:
    """The event class of that name; raises KeyError."""
    return _TYPES[name]
