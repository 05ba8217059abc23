"""Officers add words: refused when bad, tried on the live index, in force in every process within a minute, kept in the audit trail."""

import gc
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from marketplace.lifecycles import ActionRefused, NotAllowed
from search.backends.engines import searching
from search.backends.protocol import SearchRequest
from search.indexing.writing import write_offers
from search.lexicon import additions
from search.lexicon.actions.draft_words import draft_words
from search.lexicon.actions.publish_words import publish_words
from search.lexicon.actions.retract_words import retract_words
from search.lexicon.additions import SECONDS_BETWEEN_LOOKS, current_lexicon
from search.lexicon.checks import COMMON_TITLES, faults
from search.lexicon.errors import WordsRefused
from search.lexicon.history import history
from search.lexicon.lexicon import Entry, Lexicon, ambiguous_words, lexicon
from search.models import AddedWords, WordsKind
from search.pages.effect import effect
from search.text.tokens import tokens
from search.text.vocabulary import Vocabulary
from search.understanding.reading import understand
from search.understanding.understood import Why
from search.vocabulary import current_vocabulary, forget_vocabulary, remake_vocabulary
from tests.factories.offers import offer
from tests.factories.people import officer, person

pytestmark = pytest.mark.django_db


def draft(said: str = "kẹo chuối bọc", meant: str = "chuối phồng", kind: str = WordsKind.SYNONYM, **fields: Any) -> AddedWords:
    return draft_words(kind=kind, said=said, meant=meant, note="Bà con Trảng Bàng gọi vậy", by=fields.get("by") or officer())


def goods(*titles: str) -> list[int]:
    made = [offer(title=title).pk for title in titles]
    write_offers(made)
    remake_vocabulary()
    forget_vocabulary()
    return made


def found(text: str) -> tuple[int, ...]:
    """What fits; near goods left out."""
    understood = understand(text, current_vocabulary(), current_lexicon())
    return searching().search(SearchRequest(understood=understood, enough=0)).ids


def test_words_are_normalised(only_postgresql: None) -> None:
    words = draft("  KẸO   Chuối, bọc", "Chuối PHỒNG")
    assert (words.said, words.meant, str(words)) == ("kẹo chuối bọc", "chuối phồng", "kẹo chuối bọc ↔ chuối phồng")


def test_drafts_change_nothing_and_published_words_find(only_postgresql: None) -> None:
    (wanted, _other) = goods("Chuối phồng mè đen", "Muối tôm")
    by = officer()
    words = draft(by=by)
    assert found("kẹo chuối bọc") == ()
    publish_words(words, by=by)
    additions.forget_lexicon()
    assert found("kẹo chuối bọc") == (wanted,)
    retract_words(words, by=by, reason="Gây nhầm")
    additions.forget_lexicon()
    assert found("kẹo chuối bọc") == ()


def test_a_process_picks_them_up_within_a_minute_without_a_restart(only_postgresql: None, monkeypatch: pytest.MonkeyPatch) -> None:
    assert SECONDS_BETWEEN_LOOKS < 60
    clock = [1000.0]
    monkeypatch.setattr(additions.time, "monotonic", lambda: clock[0])
    entries = len(current_lexicon().entries)
    by = officer()
    publish_words(draft(by=by), by=by)
    assert len(current_lexicon().entries) == entries
    clock[0] += SECONDS_BETWEEN_LOOKS
    assert len(current_lexicon().entries) == entries + 2


def test_looking_again_costs_one_query_and_nothing_in_between(only_postgresql: None, django_assert_num_queries: Any) -> None:
    current_lexicon()
    with django_assert_num_queries(0):
        current_lexicon()
    additions._held.looked_at = float("-inf")
    with django_assert_num_queries(1):
        current_lexicon()


def test_one_way_words_work_one_way() -> None:
    words = AddedWords(kind=WordsKind.ONE_WAY, said="kẹo bọc", meant="chuối phồng")
    assert list(additions.entries_of(words)) == [Entry(("kẹo", "bọc"), ("chuối", "phồng"), Why.SYNONYM)]


@pytest.mark.parametrize(
    ("kind", "why"),
    [(WordsKind.ABBREVIATION, Why.ABBREVIATION), (WordsKind.SPELLING, Why.SPELLING), (WordsKind.TRANSLATION, Why.TRANSLATION)],
)
def test_each_kind_says_why(kind: str, why: Why) -> None:
    (entry,) = additions.entries_of(AddedWords(kind=kind, said="xyz", meant="chuối phồng"))
    assert entry.why is why


def fault_of(said: str, meant: str, *, both_ways: bool = True, known: Lexicon | None = None, titles: list[str] | None = None) -> list[str]:
    vocabulary = Vocabulary.of([tokens(title) for title in titles or []])
    return faults_of(Entry(tuple(tokens(said)), tuple(tokens(meant)), Why.SYNONYM), both_ways, known or Lexicon([]), vocabulary)


def fault_of_kind(said: str, meant: str, why: Why) -> list[str]:
    return faults_of(Entry(tuple(tokens(said)), tuple(tokens(meant)), why), False, Lexicon([]), Vocabulary())


def faults_of(entry: Entry, both_ways: bool, known: Lexicon, vocabulary: Vocabulary) -> list[str]:
    return [str(fault) for fault in faults(entry, both_ways=both_ways, known=known, vocabulary=vocabulary)]


@pytest.mark.parametrize(
    ("said", "meant"),
    [("", "muối"), ("123", "muối"), ("muối", "!!"), ("muối", "Muối"), ("muoi", "muối"), ("một hai ba bốn năm sáu", "muối")],
)
def test_phrases_that_say_nothing_are_refused(said: str, meant: str) -> None:
    assert fault_of(said, meant)


def test_what_is_known_and_what_goes_in_a_circle_is_refused() -> None:
    known = Lexicon([Entry(("thơm",), ("dứa",), Why.SYNONYM)])
    fruit = Lexicon([Entry(("trái", "thơm"), ("trái", "dứa"), Why.SYNONYM)])
    assert fault_of("thơm", "dứa", both_ways=False, known=known)
    assert fault_of("dứa", "thơm", both_ways=False, known=known)
    assert not fault_of("trái dứa", "trái thơm", both_ways=True, known=fruit)
    assert not fault_of("khóm", "dứa", both_ways=False, known=known)


def test_a_circle_of_several_one_way_words_is_refused_with_its_names() -> None:
    known = Lexicon([Entry(("khóm", "gai"), ("dứa", "mật"), Why.SYNONYM), Entry(("dứa", "mật"), ("dứa", "ta"), Why.SYNONYM)])
    (fault,) = fault_of("dứa ta", "khóm gai", both_ways=False, known=known)
    assert "khóm gai → dứa mật → dứa ta" in fault
    assert not fault_of("khóm gai", "dứa ta", both_ways=False, known=known)
    assert not fault_of("dứa ta", "dứa tây", both_ways=False, known=known)


def test_words_that_mean_the_same_are_no_circle() -> None:
    known = Lexicon([Entry(("khóm", "gai"), ("dứa", "mật"), Why.SYNONYM), Entry(("dứa", "mật"), ("khóm", "gai"), Why.SYNONYM)])
    assert not fault_of("dứa ta", "khóm gai", both_ways=False, known=known)


def test_a_circle_with_the_reviewed_files_is_refused_when_it_closes(only_postgresql: None) -> None:
    """phân bón → phân hữu cơ stands in one_way.csv."""
    by = officer()
    first = draft("phân hữu cơ", "phân ủ hoai qz", WordsKind.ONE_WAY, by=by)
    last = draft("phân ủ hoai qz", "phân bón", WordsKind.ONE_WAY, by=by)
    publish_words(first, by=by)
    with pytest.raises(WordsRefused):
        publish_words(last, by=by)
    last.refresh_from_db()
    assert not last.is_in_force


def test_the_check_of_the_lexicon_reads_words_in_force_too(only_postgresql: None) -> None:
    by = officer()
    publish_words(draft("phân hữu cơ", "phân ủ hoai qz", WordsKind.ONE_WAY, by=by), by=by)
    AddedWords.objects.create(kind=WordsKind.ONE_WAY, said="phân ủ hoai qz", meant="phân bón", note="-", state="published")
    out = StringIO()
    with pytest.raises(CommandError):
        call_command("check_lexicon", "--goods", stdout=out)
    assert "phân bón, phân hữu cơ, phân ủ hoai qz" in out.getvalue()


def test_common_and_ambiguous_single_words_are_refused() -> None:
    common = [f"bánh tráng số {number}" for number in range(COMMON_TITLES)]
    assert fault_of("bánh", "kẹo", both_ways=False, titles=common)
    assert not fault_of("bánh phồng", "kẹo", both_ways=False, titles=common)
    several = ["na dai"] * 3 + ["nạ dòng"] * 3
    assert fault_of("na", "mãng cầu", titles=several)
    assert not fault_of("na", "mãng cầu", both_ways=False, titles=several)


def test_words_of_several_senses_are_not_looked_for_alone() -> None:
    sense = next(iter(sorted(ambiguous_words())))
    assert fault_of("kẹo bọc", sense, both_ways=False)
    assert fault_of(sense, "kẹo bọc", both_ways=True)
    assert not fault_of(sense, "kẹo bọc", both_ways=False)


@pytest.mark.parametrize("meant", ["thơm", "thom", "lac", "o", "na"])
@pytest.mark.parametrize("why", [Why.SYNONYM, Why.SPELLING, Why.ABBREVIATION, Why.TRANSLATION])
def test_nor_without_their_marks_nor_as_the_meaning_of_vietnamese_words_said_to_be_english(meant: str, why: Why) -> None:
    assert fault_of_kind("mãng cầu dai", meant, why)
    assert fault_of_kind("mang cau dai", meant, why)


@pytest.mark.parametrize(
    ("said", "meant", "why"),
    [
        ("custard apple", "na", Why.TRANSLATION),
        ("pineapple", "thơm", Why.TRANSLATION),
        ("kẹo bọc", "trái thơm", Why.SYNONYM),
        ("kẹo bọc", "thớm", Why.SYNONYM),
        ("thom", "dứa mật", Why.SYNONYM),
        ("ô", "dù che", Why.SYNONYM),
        ("qt", "quýt", Why.ABBREVIATION),
    ],
)
def test_what_is_clear_is_taken(said: str, meant: str, why: Why) -> None:
    assert not fault_of_kind(said, meant, why)


@pytest.mark.parametrize("why", [Why.SYNONYM, Why.SPELLING, Why.ABBREVIATION, Why.TRANSLATION])
def test_single_letters_are_refused(why: Why) -> None:
    assert fault_of_kind("x", "xoài", why)
    assert fault_of_kind("q", "quýt", why)
    assert fault_of("quýt ta", "q", both_ways=True)


@pytest.mark.parametrize(("said", "meant"), [("ô", "dù"), ("1", "2"), ("x", "q")])
def test_what_is_wrong_with_both_phrases_is_said_once(said: str, meant: str) -> None:
    found = fault_of(said, meant, both_ways=True)
    assert found
    assert len(set(found)) == len(found)


def test_refused_words_are_not_kept(only_postgresql: None) -> None:
    with pytest.raises(WordsRefused) as refused:
        draft("muối", "muối")
    assert refused.value.faults
    assert not AddedWords.objects.exists()


def test_words_that_became_bad_are_not_published(only_postgresql: None) -> None:
    by = officer()
    first, second = draft(by=by), draft(by=by)
    publish_words(first, by=by)
    with pytest.raises(WordsRefused):
        publish_words(second, by=by)
    second.refresh_from_db()
    assert not second.is_in_force


def test_only_officers_add_publish_and_retract(only_postgresql: None) -> None:
    stranger = person()
    with pytest.raises(NotAllowed):
        draft(by=stranger)
    words = draft()
    for action in (publish_words, retract_words):
        with pytest.raises(NotAllowed):
            action(words, by=stranger)
    words.refresh_from_db()
    assert words.can_be_published


def test_what_is_in_force_is_not_published_again(only_postgresql: None) -> None:
    by = officer()
    words = publish_words(draft(by=by), by=by)
    with pytest.raises(ActionRefused):
        publish_words(words, by=by)


def test_the_audit_trail_says_who_did_what_and_why(only_postgresql: None) -> None:
    by = officer()
    words = draft(by=by)
    publish_words(words, by=by)
    retract_words(words, by=by, reason="Gây nhầm")
    happened = history(words)
    assert [one.who for one in happened] == [by, by, by]
    assert [one.reason for one in happened] == ["Bà con Trảng Bàng gọi vậy", "Bà con Trảng Bàng gọi vậy", "Gây nhầm"]
    assert [one.is_bad for one in happened] == [False, False, True]


def test_the_effect_is_shown_before_anything_is_live(both_engines: Any) -> None:
    (wanted, salt) = goods("Chuối phồng mè đen", "Muối tôm Tây Ninh")
    both_engines.settle()
    words = draft()
    shown = effect(words, "kẹo chuối bọc")
    assert shown.changes_something
    assert (shown.total_before, shown.total_after) == (0, 1)
    assert shown.after[0].offer_id == wanted
    unchanged = effect(words, "muối tôm")
    assert not unchanged.changes_something
    assert [(each.offer_id, each.moved) for each in unchanged.after][:1] == [(salt, "")]
    assert len(current_lexicon().entries) == len(lexicon().entries)


def lexicons() -> int:
    """How many this process holds."""
    gc.collect()
    return sum(isinstance(each, Lexicon) for each in gc.get_objects())


def test_a_look_at_the_effect_leaves_no_lexicon_behind(only_postgresql: None) -> None:
    goods("Chuối phồng mè đen")
    words = draft()
    effect(words, "kẹo chuối bọc")
    held = lexicons()
    for query in ("kẹo chuối bọc", "chuối phồng", "muối tôm"):
        assert effect(words, query).query == query
    assert lexicons() == held


def test_the_effect_of_words_in_force_is_shown_against_their_absence(only_postgresql: None) -> None:
    goods("Chuối phồng mè đen")
    by = officer()
    words = publish_words(draft(by=by), by=by)
    assert (effect(words, "kẹo chuối bọc").total_before, effect(words, "kẹo chuối bọc").total_after) == (0, 1)
