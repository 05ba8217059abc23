"""What each weight of the ranking measures, in the words of the published page; every name in weights.py stands in one criterion.

The order of the first list is that of the weights themselves, so the page cannot say another than the code.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from search.ranking import weights

Words = tuple[str, str]


@dataclass(frozen=True)
class Criterion:
    """`explains` names the constants; the first of them says how much it counts. Words in Vietnamese and English."""

    explains: tuple[str, ...]
    words: Words

    @property
    def weight(self) -> float:
        """How much it counts."""
        return float(getattr(weights, self.explains[0]))


TEXT = (
    Criterion(("HEAD",), ("Tên hàng bắt đầu bằng đúng những từ bạn gõ.", "The title begins with the words you typed.")),
    Criterion(
        ("SECOND_HEAD",),
        ("Những từ bạn gõ đứng ngay sau từ đầu tiên của tên hàng.", "The words you typed stand right after the first word of the title."),
    ),
    Criterion(("PHRASE",), ("Các từ đứng liền nhau, đúng thứ tự bạn gõ.", "The words stand side by side, in the order you typed them.")),
    Criterion(
        ("PLAIN_WORDS", "SATURATION", "LENGTH_NORM"),
        (
            "Tên hàng có những từ bạn gõ, không kể dấu; từ ít gặp nặng hơn, từ lặp lại không được cộng thêm bao nhiêu, "
            "tên dài bị trừ một chút.",
            "The title has the words you typed, marks aside; rare words count more, repeating a word gains next to nothing, "
            "long titles lose a little.",
        ),
    ),
    Criterion(("SELLER",), ("Tên người bán có tất cả các từ bạn gõ.", "The seller's name has all the words you typed.")),
    Criterion(
        ("WRITTEN_WORDS", "UNMARKED_SHARE"),
        (
            "Khi bạn gõ có dấu: từ khớp đúng dấu; chỗ chỉ khớp khi bỏ dấu thì nhẹ hơn.",
            "When you type tone marks: words written exactly so; what fits only without marks counts less.",
        ),
    ),
    Criterion(
        ("BRAND",),
        (
            "Nhãn hiệu, danh mục hoặc chứng nhận đã kiểm tra có tất cả các từ bạn gõ, hoặc tên hàng bắt đầu bằng các từ đó. "
            "Khi các từ ấy là tên danh mục và hiếm khi có trong tên hàng (“trái cây”), danh mục được tính như tên hàng.",
            "The brand, the category or a checked certificate has all the words you typed, or the title begins with them. "
            "Where the words are what a category is called and rare in titles (“trái cây”), the category counts like a title.",
        ),
    ),
    Criterion(
        ("INITIALS",),
        ("Chữ cái đầu của các từ liền nhau khớp với chữ viết tắt bạn gõ.", "Initials of neighbouring words fit the letters you typed."),
    ),
    Criterion(("PAIRS",), ("Từng cặp từ đứng cạnh nhau.", "Pairs of words that stand side by side.")),
    Criterion(("GLUED",), ("Từ bạn gõ liền nhau được tìm thấy viết rời.", "Words you typed run together are found written apart.")),
)
SIGNALS = (
    Criterion(
        ("SERVICE_BEST", "SERVICE_WORST", "SERVICE_EXPECTED", "SERVICE_UNBEARABLE", "SERVICE_FEWEST_ORDERS", "SERVICE_DAYS"),
        (
            "Phục vụ của người bán, tính từ đơn hàng trong {SERVICE_DAYS} ngày qua: trung bình của tỷ lệ đơn được trả "
            "lời đúng hẹn và tỷ lệ đơn "
            "giao được so với đơn bị người bán hủy. Trung bình 100%: {SERVICE_BEST}; {SERVICE_EXPECTED}: không đổi; "
            "{SERVICE_UNBEARABLE} trở "
            "xuống: {SERVICE_WORST}; ở giữa thì tăng giảm đều. Dưới {SERVICE_FEWEST_ORDERS} đơn thì không tính.",
            "The seller's service, from the orders of the last {SERVICE_DAYS} days: the mean of the share answered in time and the share "
            "delivered against those the seller called off. A mean of 100%: {SERVICE_BEST}; {SERVICE_EXPECTED}: no "
            "change; {SERVICE_UNBEARABLE} "
            "or less: {SERVICE_WORST}; evenly in between. With fewer than {SERVICE_FEWEST_ORDERS} orders it does not count.",
        ),
    ),
    Criterion(
        (
            "COMPLETENESS_FULL",
            "COMPLETENESS_LEAST",
            "PHOTO",
            "THREE_PHOTOS",
            "DESCRIPTION",
            "LONG_DESCRIPTION",
            "DELIVERY_NOTE",
            "DESCRIPTION_LETTERS",
            "LONG_DESCRIPTION_LETTERS",
        ),
        (
            "Chào bán đầy đủ: có ảnh ({PHOTO}), từ ba ảnh (thêm {THREE_PHOTOS}), mô tả từ {DESCRIPTION_LETTERS} chữ cái "
            "({DESCRIPTION}) và từ "
            "{LONG_DESCRIPTION_LETTERS} chữ cái (thêm {LONG_DESCRIPTION}), ghi chú giao hàng ({DELIVERY_NOTE}). Từ "
            "{COMPLETENESS_LEAST} đến "
            "{COMPLETENESS_FULL}.",
            "A complete announcement: a picture ({PHOTO}), three or more (another {THREE_PHOTOS}), a description of "
            "{DESCRIPTION_LETTERS} letters "
            "({DESCRIPTION}) and of {LONG_DESCRIPTION_LETTERS} (another {LONG_DESCRIPTION}), a note on delivery ({DELIVERY_NOTE}). From "
            "{COMPLETENESS_LEAST} to {COMPLETENESS_FULL}.",
        ),
    ),
    Criterion(
        ("DISTANCE",),
        (
            "Khoảng cách từ xã, phường của bạn, khi sàn biết nơi đó: {DISTANCE}. Xa hơn không bị trừ.",
            "Distance from your commune, when the exchange knows it: {DISTANCE}. Farther goods lose nothing.",
        ),
    ),
    Criterion(
        ("CERTIFICATE", "OCOP_STARS"),
        (
            "Chứng nhận còn hiệu lực mà cán bộ của sàn đã kiểm tra giấy tờ: {CERTIFICATE}; sản phẩm OCOP {OCOP_STARS}. Có nhiều "
            "chứng nhận thì chỉ tính cái cao nhất; hàng chưa có chứng nhận không bị trừ.",
            "A certificate that is in force and whose papers an officer of the exchange has checked: {CERTIFICATE}; OCOP products "
            "{OCOP_STARS}. Of several the best one counts; goods without any lose nothing.",
        ),
    ),
    Criterion(
        ("FRESHNESS", "FRESHNESS_OLDER"),
        (
            "Người bán vừa xác nhận chào bán còn hiệu lực: {FRESHNESS}; lâu hơn: {FRESHNESS_OLDER}.",
            "How recently the seller confirmed that the offer holds: {FRESHNESS}; longer ago: {FRESHNESS_OLDER}.",
        ),
    ),
)
OTHER_NAMES = Criterion(
    (
        "KEYBOARD_SURENESS",
        "SPLIT_SURENESS",
        "SPELLING_SURENESS",
        "JOINED_SURENESS",
        "NUMERAL_SURENESS",
        "ABBREVIATION_SURENESS",
        "TRANSLATION_SURENESS",
        "SYNONYM_SURENESS",
        "UNLIKELY_SURENESS",
        "LESS_USUAL",
        "UNSEEN_COMPANY",
        "DOUBTFUL",
        "LOAN_TRANSLATED",
        "LESS_EXACT",
        "UNSOLD",
    ),
    (
        "Cách nói khác cũng được tìm, và được tính theo mức chắc chắn là cùng một thứ. So với chính từ bạn gõ: phím Telex, VNI còn sót "
        "{KEYBOARD_SURENESS}; từ viết dính được tách {SPLIT_SURENESS}; lỗi gõ, lẫn i với y {SPELLING_SURENESS}; hai từ thường viết liền "
        "{JOINED_SURENESS}; số viết bằng chữ thay cho chữ số hoặc ngược lại {NUMERAL_SURENESS}; chữ viết tắt {ABBREVIATION_SURENESS} "
        "(cách giải nghĩa ít gặp hơn: mỗi bậc còn {LESS_USUAL}); tiếng Anh {TRANSLATION_SURENESS}; tên gọi khác {SYNONYM_SURENESS}; những "
        "từ hầu như không đứng cạnh nhau, có thể do gõ nhầm {UNLIKELY_SURENESS}. Còn {UNSEEN_COMPANY} của mức đó khi cách nói khác không "
        "hợp với từ bên cạnh, {DOUBTFUL} khi từ tiếng Anh cũng là một tiếng Việt, {LOAN_TRANSLATED} khi hàng vẫn được bán bằng chính tên "
        "tiếng Anh, {LESS_EXACT} cho nghĩa chung của cụm từ tiếng Anh khi nghĩa sát hơn cũng có hàng, {UNSOLD} khi chưa có hàng nào mang "
        "tên đó.",
        "Other ways of saying it are looked for too, and count by how sure they are to mean the same. Against what you typed: Telex or "
        "VNI keys that stayed letters {KEYBOARD_SURENESS}; words run together, parted {SPLIT_SURENESS}; slips of the finger, i for y "
        "{SPELLING_SURENESS}; two words that are written as one {JOINED_SURENESS}; a number in words for figures or the other way round "
        "{NUMERAL_SURENESS}; abbreviations {ABBREVIATION_SURENESS} (of each less usual way to spell them out {LESS_USUAL}); English "
        "{TRANSLATION_SURENESS}; other names {SYNONYM_SURENESS}; words hardly ever seen side by side, perhaps a slip {UNLIKELY_SURENESS}. "
        "Of that, {UNSEEN_COMPANY} where the other name does not suit its neighbours, {DOUBTFUL} where the English word is a Vietnamese "
        "one too, {LOAN_TRANSLATED} where goods are sold by the English name, {LESS_EXACT} for the general meaning of English words where "
        "a more exact one is sold too, {UNSOLD} where no goods are called so yet.",
    ),
)
BOUNDS = Criterion(
    ("SIGNALS_HIGHEST", "SIGNALS_LOWEST"),
    (
        "Tất cả các điểm này gộp lại chỉ nhân mức khớp từ với {SIGNALS_LOWEST_TIMES} đến {SIGNALS_HIGHEST_TIMES}: đủ để "
        "xếp những chào bán khớp "
        "gần như nhau, không đủ để đưa hàng khớp kém lên trên hàng khớp tốt. Điểm nào sàn chưa có số liệu thì không cộng không trừ.",
        "All of these together multiply the fit of the words by {SIGNALS_LOWEST_TIMES} to {SIGNALS_HIGHEST_TIMES} only: "
        "enough to order offers "
        "that fit about equally well, not enough to lift a poor match over a good one. What the exchange has no figures "
        "for changes nothing.",
    ),
)
TURNS = Criterion(
    ("MOST_OF_ONE_SELLER", "FIRST_PLACES"),
    (
        "Trong {FIRST_PLACES} chỗ đầu, mỗi người bán có nhiều nhất {MOST_OF_ONE_SELLER} chào bán, trừ khi bạn gõ tên "
        "người bán đó hoặc không còn "
        "ai khác bán hàng này. Những chào bán còn lại đứng ngay sau.",
        "Of the first {FIRST_PLACES} places one seller has at most {MOST_OF_ONE_SELLER}, unless you typed his name or "
        "nobody else sells these "
        "goods. His other offers follow right after.",
    ),
)


def criteria() -> Iterator[Criterion]:
    """All of them, the words of the text by how much they count."""
    yield from sorted(TEXT, key=lambda each: -each.weight)
    yield from sorted(SIGNALS, key=_reach, reverse=True)
    yield OTHER_NAMES
    yield BOUNDS
    yield TURNS


def explained() -> set[str]:
    """The names of all weights that the page explains."""
    return {name for each in criteria() for name in each.explains}


def named_weights() -> set[str]:
    """The names of all weights that there are."""
    return {name for name in vars(weights) if name.isupper()}


def _reach(signal: Criterion) -> float:
    """How far apart the signal can put two offers."""
    return {
        "SERVICE_BEST": weights.SERVICE_BEST / weights.SERVICE_WORST,
        "COMPLETENESS_FULL": weights.COMPLETENESS_FULL / weights.COMPLETENESS_LEAST,
        "DISTANCE": weights.DISTANCE[0][1],
        "CERTIFICATE": weights.OCOP_STARS[-1][1],
        "FRESHNESS": weights.FRESHNESS[0][1] / weights.FRESHNESS_OLDER,
    }[signal.explains[0]]
