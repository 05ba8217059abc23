"""Legal forms of sellers, which people type or leave out as they like: "cty cp", "hợp tác xã", "hkd"."""

from collections.abc import Sequence

from search.text.tokens import fold_all
from search.text.vocabulary import Vocabulary

FORMS: tuple[tuple[str, ...], ...] = tuple(
    tuple(form.split())
    for form in (
        "cong ty trach nhiem huu han mot thanh vien",
        "cong ty trach nhiem huu han",
        "cong ty tnhh mot thanh vien",
        "cong ty tnhh mtv",
        "cong ty co phan tap doan",
        "cong ty co phan",
        "cong ty tnhh",
        "cong ty hop danh",
        "cong ty cp",
        "cong ty",
        "cty tnhh mtv",
        "cty co phan",
        "cty tnhh",
        "cty cp",
        "cty",
        "ctcp",
        "tnhh mtv",
        "tnhh",
        "doanh nghiep tu nhan",
        "doanh nghiep",
        "dntn",
        "lien hiep hop tac xa",
        "hop tac xa",
        "htx",
        "ho kinh doanh",
        "hkd",
        "co so san xuat",
        "co so",
        "cua hang",
        "gian hang",
        "shop",
        "to hop tac",
    )
)

# What people call a seller by the trade. Goods are called so too ("lò nướng"), so these count only before a name that sellers have.
TRADES: tuple[tuple[str, ...], ...] = tuple(
    tuple(trade.split())
    for trade in (
        "san xuat thuong mai dich vu",
        "thuong mai dich vu",
        "san xuat thuong mai",
        "san xuat va thuong mai",
        "dich vu nong nghiep",
        "san xuat nong nghiep",
        "nong nghiep",
        "nong san",
        "thuong mai",
        "san xuat",
        "dich vu",
        "chuyen doanh",
        "nha phan phoi",
        "nha cung cap",
        "nha vuon",
        "nha hang",
        "tap hoa",
        "dai ly",
        "tiem",
        "vua",
        "sap",
        "quay",
        "quan",
        "trai",
        "vuon",
        "ray",
        "lo",
        "xuong",
        "nha",
    )
)
# Between goods and who sells them: "khăn rằn của Mộc An".
BETWEEN = (("cua", "nha"), ("cua",), ("ben",), ("tu",), ("do",), ("nha",))

# All of them by their first word.
JOINTS: dict[str, list[tuple[str, ...]]] = {}
for _joint in (*FORMS, *TRADES, *BETWEEN):
    JOINTS.setdefault(_joint[0], []).append(_joint)


def without_legal_form(words: Sequence[str]) -> tuple[str, ...]:
    """The words after legal forms at their beginning (or before those at their end); empty when there is none or nothing else."""
    once = _without_one(words)
    return (without_legal_form(once) or once) if once else ()


def _without_one(words: Sequence[str]) -> tuple[str, ...]:
    plain = fold_all(words)
    for form in FORMS:
        if len(form) < len(plain):
            if tuple(plain[: len(form)]) == form:
                return tuple(words[len(form) :])
            if tuple(plain[-len(form) :]) == form:
                return tuple(words[: -len(form)])
    return ()


def without_trade(words: Sequence[str], vocabulary: Vocabulary) -> tuple[str, ...]:
    """The words after what a seller is called by the trade, where they are a seller's name; empty otherwise."""
    plain = fold_all(words)
    for trade in TRADES:
        if tuple(plain[: len(trade)]) == trade and vocabulary.is_name(plain[len(trade) :]):
            return tuple(words[len(trade) :])
    return ()


def without_joint(words: Sequence[str], vocabulary: Vocabulary) -> tuple[str, ...]:
    """The words without what joins goods and a seller's name: "mật ong cty Phù Sa" is "mật ong Phù Sa"."""
    plain = fold_all(words)
    for start in range(1, len(plain) - 1):
        for joint in JOINTS.get(plain[start], ()):
            if tuple(plain[start : start + len(joint)]) == joint and _joins(plain, start, start + len(joint), vocabulary):
                return without_joint((*words[:start], *words[start + len(joint) :]), vocabulary)
    return tuple(words)


def _joins(plain: Sequence[str], start: int, end: int, vocabulary: Vocabulary) -> bool:
    """Whether the words between stand before a name, and belong neither to it ("Tư Ban Mai") nor to the goods before them."""
    return (
        vocabulary.is_name(plain[end:]) and not vocabulary.is_name(plain[start:]) and not vocabulary.beside(*plain[start - 1 : start + 1])
    )
