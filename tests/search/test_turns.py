"""Sellers in turn: whatever is ranked, nothing is lost, nothing doubled, and nobody has more than his share while others wait."""

from collections import Counter
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from search.ranking.turns import Candidate, Turns
from search.ranking.weights import FIRST_PLACES, MOST_OF_ONE_SELLER

sellers = st.lists(st.tuples(st.integers(0, 6), st.booleans()), max_size=60)


def ranked_of(drawn: Sequence[tuple[int, bool]]) -> list[Candidate]:
    return [Candidate(number, seller, asked_for) for number, (seller, asked_for) in enumerate(drawn, start=1)]


@given(sellers)
def test_every_offer_stands_once(drawn: list[tuple[int, bool]]) -> None:
    ranked = ranked_of(drawn)
    assert sorted(Turns().order(ranked)) == [each.offer_id for each in ranked]


@given(sellers, st.integers(1, 30))
def test_the_window_makes_no_difference_to_who_stands_first(drawn: list[tuple[int, bool]], window: int) -> None:
    """Looking further down when the window is too narrow finds what looking at everything would have found."""
    everything = ranked_of(drawn)

    def more(full: Sequence[int], given_places: Sequence[int]) -> list[Candidate]:
        return [each for each in everything if each.seller_id not in full and each.offer_id not in given_places][:5]

    narrow, wide = Turns(), Turns()
    narrow.order(everything[:window], more if len(everything) > window else None)
    wide.order(everything)
    known = {each.offer_id: each for each in everything}
    for turns in (narrow, wide):
        places = Counter(known[pk].seller_id for pk in turns.given if known[pk].seller_id and not known[pk].is_asked_for)
        assert max(places.values(), default=0) <= MOST_OF_ONE_SELLER
        assert len(turns.given) <= FIRST_PLACES
        assert len(set(turns.given)) == len(turns.given)


@given(sellers)
def test_the_order_within_one_seller_stays_as_it_was_ranked(drawn: list[tuple[int, bool]]) -> None:
    ranked = ranked_of([(seller, False) for seller, _asked_for in drawn])
    order = Turns().order(ranked)
    for seller in range(1, 7):
        mine = [each.offer_id for each in ranked if each.seller_id == seller]
        assert [pk for pk in order if pk in set(mine)] == mine
