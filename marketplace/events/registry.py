"""Who listens to what. Handlers register in `AppConfig.ready()`."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from marketplace.events.event import Event


class HandlerFunction(Protocol):
    """Reads the present state and acts; may be called more than once with the same event id."""

    def __call__(self, event: Any, *, event_id: str) -> None: ...


@dataclass(frozen=True)
class Handler:
    """A named listener; `coalesce` gives the key under which waiting runs are one (index offer 42 once)."""

    name: str
    event: type[Event]
    run: HandlerFunction
    coalesce: Callable[[Any], str] | None = None


_HANDLERS: dict[str, Handler] = {}


def subscribe(event: type[Event], *, name: str, run: HandlerFunction, coalesce: Callable[[Any], str] | None = None) -> None:
    """Registers `run` for an event; `name` ("room.what_it_does") identifies the handler in waiting jobs and must not change lightly."""
    key = f"{name}:{event.name}"
    if key in _HANDLERS and _HANDLERS[key].run is not run:
        raise ValueError(f"two handlers are called {key}")
    _HANDLERS[key] = Handler(key, event, run, coalesce)


def handlers_of(event: type[Event]) -> list[Handler]:
    """The handlers of an event, in the order of their names."""
    return sorted((handler for handler in _HANDLERS.values() if handler.event is event), key=lambda handler: handler.name)


def handler(name: str) -> Handler:
    """The handler of that name; raises KeyError."""
    return _HANDLERS[name]
