"""The published page on ranking, written from the criteria and the weights themselves, in Vietnamese and English."""

from collections.abc import Iterable

from search.ranking import weights
from search.ranking.criteria import BOUNDS, OTHER_NAMES, SIGNALS, TEXT, TURNS, Criterion, criteria

VI, EN = 0, 1
SLUG = "xep-hang-hien-thi"
TITLE = ("Tiêu chí xếp hạng hiển thị", "How goods are ranked")
SUMMARY_EN = (
    "Results are ordered by how well their words fit what you typed; among those that fit about equally well, by the seller's service, "
    "completeness, freshness, certificates and distance, within narrow bounds. Nobody can pay for a place. Stale offers and suspended "
    "sellers are not shown."
)
# What is written as it is, around the lists that are generated; {text}, {signals}, {bounds} and {turns} are put in.
VIETNAMESE = """## Tiêu chí xếp hạng {{#dieu-11}}
Khi bạn tìm kiếm, kết quả được xếp trước hết theo mức độ khớp với những từ bạn gõ. Các tiêu chí về từ, quan trọng nhất trước:
{text}
Hàng khớp đủ các từ đứng trước; khi có ít hàng như vậy, hàng gần đúng đứng sau và được ghi rõ.

{other_names}

## Giữa những chào bán khớp gần như nhau {{#ngang-nhau}}
{signals}
{bounds}

Khi mọi thứ ngang nhau, hoặc khi bạn không gõ từ nào: chào bán được duyệt gần đây hơn đứng trước. Bạn có thể lọc kết quả, và tự
đổi thứ tự theo giá hoặc theo ngày đăng; khi bạn đổi thứ tự, các điểm trên không được dùng.

## Lần lượt giữa những người bán {{#lan-luot}}
{turns}

## Hàng không hiển thị {{#khong-hien-thi}}
Chào bán chưa duyệt, đã cũ quá [[offers.fresh_days]] ngày chưa xác nhận lại, đã hết hạn, bị gỡ bỏ, hoặc của người bán đang tạm ngừng
không có trong kết quả.

## Quảng cáo và tài trợ {{#tai-tro}}
Hiện không có vị trí trả tiền. Nếu sau này có, vị trí đó sẽ ghi rõ "Được tài trợ". Hàng trong các bài viết của sàn do ban biên tập chọn
và được giới thiệu như vậy.

## Dữ liệu cá nhân {{#ca-nhan-hoa}}
Thứ tự kết quả không dựa vào lịch sử xem hay mua của bạn. Điều duy nhất có thể khác giữa hai người cùng gõ một câu là khoảng cách: nơi
bạn nêu trong câu tìm kiếm, hoặc xã, phường bạn đã chọn để nhận hàng trong phiên này.
"""
ENGLISH = """## What the order depends on
When you search, results are ordered first by how well they fit the words you typed. The criteria of the words, the weightiest first:
{text}
Goods that have all the words come first; when there are few of them, near goods follow and are marked as such.

{other_names}

## Among offers that fit about equally well
{signals}
{bounds}

When all else is equal, or when you typed no words, what was approved more recently comes first. You can filter, and choose the
order by price or by date yourself; when you choose another order, the points above are not used.

## Sellers in turn
{turns}

## What is not shown
Offers that are not approved, not confirmed again for [[offers.fresh_days]] days, expired or taken down, and those of suspended sellers.

## Advertising
There are no paid places. Should there ever be any, they will say "Sponsored". Goods in the exchange's articles are chosen by its
editors and presented so.

## Personal data
The order does not depend on what you looked at or bought. The only thing that can differ between two people who type the same is
distance: a place named in the query, or the commune you chose for delivery in this session.
"""


def text(language: int) -> str:
    """The page; the values of rules stand in it as [[key]]."""
    in_order = list(criteria())
    parts = {
        "text": _numbered((each for each in in_order if each in TEXT), language),
        "signals": _numbered((each for each in in_order if each in SIGNALS), language),
        "other_names": _filled(OTHER_NAMES, language),
        "bounds": _filled(BOUNDS, language),
        "turns": _filled(TURNS, language),
    }
    return (VIETNAMESE, ENGLISH)[language].format(**parts)


def _numbered(found: Iterable[Criterion], language: int) -> str:
    return "\n".join(f"{number}. {_filled(each, language)}" for number, each in enumerate(found, start=1))


def _filled(criterion: Criterion, language: int) -> str:
    return criterion.words[language].format(**_values(language))


def _values(language: int) -> dict[str, str]:
    """The weights as people read them: factors as percentages up and down, shares as percentages, the rest as numbers."""
    found: dict[str, str] = {}
    for name, value in vars(weights).items():
        if name.isupper() and isinstance(value, int | float):
            found[name] = str(value) if isinstance(value, int) else _number(100 * value, language) + "%"
    for name in ("SERVICE_BEST", "SERVICE_WORST", "COMPLETENESS_FULL", "COMPLETENESS_LEAST", "CERTIFICATE", "FRESHNESS_OLDER"):
        found[name] = _change(getattr(weights, name), language)
    for name in ("SIGNALS_LOWEST", "SIGNALS_HIGHEST"):
        found[f"{name}_TIMES"] = _number(getattr(weights, name), language)
    found["FRESHNESS"] = ", ".join(
        f"{('trong', 'within')[language]} {days} {('ngày', 'days')[language]} {_change(factor, language)}"
        for days, factor in weights.FRESHNESS
    )
    stars = ("sao", "stars")[language]
    found["OCOP_STARS"] = ", ".join(f"{number} {stars} {_change(factor, language)}" for number, factor in weights.OCOP_STARS)
    found["DISTANCE"] = ", ".join(f"{_within(kilometres)[language]} {_change(factor, language)}" for kilometres, factor in weights.DISTANCE)
    return found


def _within(kilometres: int) -> tuple[str, str]:
    return (f"trong {kilometres} km", f"within {kilometres} km") if kilometres else ("cùng xã, phường", "the same commune")


def _change(factor: float, language: int) -> str:
    change = round(100 * (factor - 1), 2)
    if not change:
        return ("không đổi", "no change")[language]
    return f"{'+' if change > 0 else '−'}{_number(abs(change), language)}%"


def _number(value: float, language: int) -> str:
    written = f"{round(value, 2):g}"
    return written.replace(".", ",") if language == VI else written
