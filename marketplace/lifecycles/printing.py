"""The lifecycles as a document: what a newcomer reads instead of the code."""

from collections.abc import Iterator

from django.utils import translation

from marketplace.lifecycles.lifecycle import Lifecycle, lifecycles

INTRODUCTION = """\
# Lifecycles

What can happen to what, in which state. This file is written by `python manage.py print_lifecycles`; a test keeps it equal to the code.
A state without a row of its own in a table is final. An action that a state does not list is refused there and changes nothing.
"""


def document() -> str:
    """All lifecycles, in the order of their names."""
    with translation.override("en"):
        return "\n".join([INTRODUCTION, *(_section(each) for each in lifecycles().values())])


def _section(lifecycle: Lifecycle) -> str:
    return "\n".join([f"## {lifecycle.name}", "", *_states(lifecycle), "", *_moves(lifecycle), ""])


def _states(lifecycle: Lifecycle) -> Iterator[str]:
    yield "| State | means | |"
    yield "|---|---|---|"
    for state in lifecycle.states:
        mark = "begins here" if state.value == lifecycle.initial else "" if lifecycle.table.get(state.value) else "final"
        yield f"| `{state.value}` | {state.label} | {mark} |"


def _moves(lifecycle: Lifecycle) -> Iterator[str]:
    yield "| In state | action | leads to |"
    yield "|---|---|---|"
    for state in lifecycle.states.values:
        for action, after in lifecycle.table.get(state, {}).items():
            yield f"| `{state}` | {action} | `{after}` |"
