"""What is left when the lexicon did not know the words: entries taken out group by group, and the queries they touch asked again.

A group is everything the lexicon says of one phrase of the queries: the entries that say it and those that mean it. For each phrase in
turn the queries that contain it are answered by a lexicon without its group. What generalises (spelling, initials, words found elsewhere in
the title, other phrases of the same query) stays; what was merely listed is gone. A query with several phrases counts with their mean.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from search.backends.protocol import SearchBackend
from search.evaluation.judged import JudgedQuery
from search.evaluation.metrics import measure
from search.evaluation.run import answer
from search.lexicon import Lexicon, lexicon
from search.lexicon.lexicon import Words
from search.text.tokens import tokens
from search.text.vocabulary import Vocabulary

# The kinds whose words may or may not be listed.
KINDS = ("abbrev", "english", "synonym")


@dataclass(frozen=True)
class LeftOut:
    """nDCG@10 of a query with the whole lexicon and without each group that touches it in turn; `groups` counts these."""

    kind: str
    whole: float
    without: float
    groups: int


def leave_out(judged: Iterable[JudgedQuery], engine: SearchBackend, vocabulary: Vocabulary, names: Mapping[int, str]) -> list[LeftOut]:
    """Asks the lexicon-dependent queries again, once for each group that touches them."""
    known = lexicon()
    asked = [(query, _phrases(query, known)) for query in judged if query.kind in KINDS]
    smaller = {phrase: _without(phrase, known) for _query, phrases in asked for phrase in phrases}

    def ndcg(query: JudgedQuery, words: Lexicon) -> float:
        return measure(answer(query, engine, vocabulary, names, words).ids, query.grades).ndcg

    found = []
    for query, phrases in asked:
        whole = ndcg(query, known)
        without = [ndcg(query, smaller[phrase]) for phrase in phrases]
        found.append(LeftOut(query.kind, whole, sum(without) / len(without) if without else whole, len(without)))
    return found


def report_left_out(found: Iterable[LeftOut], say: Callable[[str], object]) -> None:
    """Prints, by kind: all queries, how many a group touches, nDCG@10 with the whole lexicon, and with groups left out."""
    kinds: dict[str, list[LeftOut]] = defaultdict(list)
    for each in found:
        kinds[each.kind].append(each)
    say("nDCG@10 with one group of the lexicon left out at a time (search/evaluation/leaving_out.py says how)")
    say(f"{'':14}{'queries':>8}{'touched':>9}{'whole':>9}{'left out':>9}{'touched, whole':>16}{'touched, left out':>19}")
    for kind, group in sorted(kinds.items()):
        touched = [each for each in group if each.groups]
        means = [_mean(part) for rows in (group, touched) for part in ([row.whole for row in rows], [row.without for row in rows])]
        say(f"{kind:14}{len(group):8}{len(touched):9}{means[0]:9.3f}{means[1]:9.3f}{means[2]:16.3f}{means[3]:19.3f}")


def _phrases(query: JudgedQuery, known: Lexicon) -> list[Words]:
    return list(dict.fromkeys(entry.said for _start, _end, entry in known.phrases(tokens(query.text))))


def _without(phrase: Words, known: Lexicon) -> Lexicon:
    return known.without(entry for entry in known.entries if phrase in {entry.said, entry.meant})


def _mean(values: list[float]) -> float:
    return sum(values) / len(values) if values else 0.0
