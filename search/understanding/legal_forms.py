"""Legal forms of sellers, which people type or leave out as they like: "cty cp", "hợp tác xã", "hkd"."""

from collections.abc import Sequence

from search.text.tokens import fold_all

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
