"""Names that lead one way to other names, and where they arrive in the end."""

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping

from search.lexicon.lexicon import Entry, Words
from search.understanding.understood import Why

Leads = Mapping[Words, Iterable[Words]]


def one_way_leads(entries: Iterable[Entry]) -> Leads:
    """Where other names lead that do not mean the same in both directions."""
    pairs = {(entry.said, entry.meant) for entry in entries if entry.why is Why.SYNONYM}
    leads: dict[Words, list[Words]] = defaultdict(list)
    for said, meant in pairs:
        if (meant, said) not in pairs:
            leads[said].append(meant)
    return leads


def reached(start: Words, leads: Leads) -> dict[Words, Words]:
    """All that a name leads to, each with the name before it on a shortest way; itself only where it leads back."""
    before: dict[Words, Words] = {}
    waiting = deque([start])
    while waiting:
        name = waiting.popleft()
        for following in leads.get(name, ()):
            if following not in before:
                before[following] = name
                if following != start:
                    waiting.append(following)
    return before


def way(start: Words, end: Words, leads: Leads) -> list[Words]:
    """The names on a shortest way, both ends among them; empty where there is none."""
    before = reached(start, leads)
    if end not in before:
        return []
    names = [end]
    while names[-1] != start:
        names.append(before[names[-1]])
    return names[::-1]
