"""Certificates said in a query: "ocop 4 sao", "đạt chuẩn vietgap", "chứng nhận hữu cơ", "organic certified".

Only those that goods on the exchange have today are read; the words of others are looked for like any words. What is a word of goods as
well ("hữu cơ", "organic", "an toàn thực phẩm") counts only behind a word that says a certificate or a standard, since whoever wants
organic fertiliser asks for no certificate. Nothing is read where a service, a label or a seller is asked for: "tư vấn vietgap", "tem ocop",
"htx rau vietgap Mỹ Hạnh".
"""

from collections.abc import Sequence
from dataclasses import dataclass

from marketplace.language.folding import normalise
from search.lexicon.certificates import STARS, WORD, CertificateNames, certificate_names
from search.text.tokens import fold_all, has_marks
from search.understanding.legal_forms import FORMS
from search.understanding.understood import Certificate

Phrases = tuple[tuple[str, ...], ...]

# They say that a certificate is meant; longer ones first.
SAYING: Phrases = (("giấy", "chứng", "nhận"), ("chứng", "nhận"), ("chứng", "chỉ"), ("tiêu", "chuẩn"), ("chuẩn",), ("certified",))
SAYING_AFTER: Phrases = (("certified",), ("certificate",), ("certification",))
# They belong to what follows and tell nothing of the goods.
ATTACHED: Phrases = (("các", "sản", "phẩm"), ("sản", "phẩm"), ("đạt",), ("được",), ("theo",), ("sp",), ("có",))
# As the first word of all it is goods of any kind; elsewhere it belongs to the word before ("cửa hàng").
ANY_GOODS = ("hàng", "hang")
# Without marks also another word ("cỏ", "cọ"): it belongs to the certificate only before a word that says one.
UNSURE = frozenset(["co"])
BETWEEN = frozenset(["và", "va", "hoặc", "hoac", "hay", "and", "or"])
# Of these the certificate is the subject and not the mark of the goods.
ABOUT: Phrases = (("tư", "vấn"), ("dịch", "vụ"), ("đào", "tạo"), ("khóa", "học"), ("hồ", "sơ"), ("tem",), ("logo",))


@dataclass(frozen=True)
class _Found:
    """Words from `begin` to before `end` say `codes`; `name` is where the name itself begins."""

    begin: int
    name: int
    end: int
    codes: tuple[str, ...]


def read_certificate(text: str, standing: frozenset[str], known: CertificateNames | None = None) -> Certificate | None:
    """The first certificate said in the text, together with others joined to it by "và", "hoặc". Never raises."""
    if not standing:
        return None
    composed = normalise(text).translate(STARS)
    words = list(WORD.finditer(composed))
    typed = [word.group() for word in words]
    names = known or certificate_names()
    known_until = 0
    for begin in range(len(typed)):
        name = names.at(typed, begin) if begin >= known_until else None
        if name and standing.isdisjoint(name.codes):
            # "4 sao ocop" is not "ocop" where nobody has four stars.
            known_until = begin + len(name.words)
        elif name and (found := _at(typed, begin, standing, names)) and not _is_about(typed[: found.name]):
            found = _joined(typed, found, standing, names)
            start, stop = words[found.begin].start(), words[found.end - 1].end()
            rest = " ".join(f"{composed[:start]} {composed[stop:]}".split())
            return Certificate(composed[words[found.name].start() : stop], found.codes, rest, composed[start:stop])
    return None


def asks_for_one(words: Sequence[str]) -> bool:
    """Whether the words would be read as a certificate if there are goods that have it."""
    names = certificate_names()
    return bool(words) and read_certificate(" ".join(words), names.codes, names) is not None


def _at(typed: Sequence[str], name: int, standing: frozenset[str], names: CertificateNames) -> _Found | None:
    """The certificate whose name begins there, if any goods have it and it is meant as one."""
    found = names.at(typed, name)
    codes = tuple(code for code in found.codes if code in standing) if found else ()
    if found is None or not codes:
        return None
    end = name + len(found.words)
    begin = name - _ending(typed[:name], SAYING)
    after = next((len(phrase) for phrase in SAYING_AFTER if tuple(typed[end : end + len(phrase)]) == phrase), 0)
    is_said = begin < name or after > 0
    if not (found.is_alone or is_said):
        return None
    while attached := _ending(typed[:begin], ATTACHED):
        if typed[begin - 1] in UNSURE and not is_said:
            break
        begin -= attached
    if begin == 1 and typed[0] in ANY_GOODS:
        begin = 0
    return _Found(begin, name, end + after, codes)


def _joined(typed: Sequence[str], first: _Found, standing: frozenset[str], names: CertificateNames) -> _Found:
    """With those that follow behind a word that joins them: goods that have any of them are meant."""
    if first.end + 1 < len(typed) and typed[first.end] in BETWEEN:
        for name in range(first.end + 1, len(typed)):
            other = _at(typed, name, standing, names)
            if other and other.begin == first.end + 1:
                codes = tuple(dict.fromkeys([*first.codes, *other.codes]))
                return _joined(typed, _Found(first.begin, first.name, other.end, codes), standing, names)
    return first


def _ending(typed: Sequence[str], phrases: Phrases) -> int:
    """How many of the last words are one of the phrases, with their marks or without any."""
    for phrase in phrases:
        last = tuple(typed[-len(phrase) :])
        if last == phrase or (last == tuple(fold_all(phrase)) and not any(map(has_marks, last))):
            return len(phrase)
    return 0


def _is_about(typed: Sequence[str]) -> bool:
    """Whether the words before it ask for something else: what is done about a certificate, or a seller, whose name has the word."""
    plain = tuple(fold_all(typed))
    return any(plain[: len(form)] == form for form in FORMS) or any(_ending(typed[:end], ABOUT) for end in range(1, len(typed) + 1))
