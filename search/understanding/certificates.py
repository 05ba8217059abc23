"""Certificates that a query names: "OCOP 4 sao", "VietGAP", "hữu cơ". The words stay words of the search; this says that they are known."""

from collections.abc import Sequence

from search.text.tokens import fold_all, has_marks

# As written on goods; a word without marks in the second column is accepted for each reading.
CERTIFICATES: tuple[tuple[str, tuple[str, ...]], ...] = tuple(
    (name, tuple(said.split()))
    for name, said in (
        ("OCOP 5 sao", "ocop 5 sao"),
        ("OCOP 4 sao", "ocop 4 sao"),
        ("OCOP 3 sao", "ocop 3 sao"),
        ("OCOP", "ocop"),
        ("VietGAP", "vietgap"),
        ("VietGAP", "viet gap"),
        ("GlobalGAP", "globalgap"),
        ("GlobalGAP", "global gap"),
        ("GAP", "gap"),
        ("HACCP", "haccp"),
        ("ISO 22000", "iso 22000"),
        ("ISO 9001", "iso 9001"),
        ("HALAL", "halal"),
        ("FDA", "fda"),
        ("hữu cơ", "hữu cơ"),
        ("hữu cơ", "organic"),
        ("chỉ dẫn địa lý", "chỉ dẫn địa lý"),
        ("hàng Việt Nam chất lượng cao", "hàng việt nam chất lượng cao"),
    )
)

FIRST_WORDS = frozenset(fold_all(said)[0] for _name, said in CERTIFICATES)


def read_certificates(words: Sequence[str]) -> tuple[str, ...]:
    """The certificates named, each once, in the order of the table; a longer name takes the shorter one's words with it."""
    plain = fold_all(words)
    if FIRST_WORDS.isdisjoint(plain):
        return ()
    taken: set[int] = set()
    found: list[str] = []
    for name, said in CERTIFICATES:
        bare = fold_all(said)
        for start in range(len(words) - len(said) + 1):
            span = range(start, start + len(said))
            fits = plain[start : start + len(said)] == bare and not taken.intersection(span)
            if fits and all(not has_marks(words[at]) or words[at] == said[at - start] for at in span):
                taken.update(span)
                found.append(name)
    return tuple(dict.fromkeys(found))
