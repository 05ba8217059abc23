"""What buyers mean by what they type."""

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from marketplace.language.folding import fold, normalise
from search.lexicon.lexicon import Entry, Lexicon, entries, groups
from search.text.tokens import tokens
from search.text.vocabulary import Vocabulary
from search.understanding import Understood, Why
from search.understanding.legal_forms import without_legal_form
from search.understanding.measures import equal_measures, read_measures
from search.understanding.prices import read_price
from search.understanding.reading import understand, understand_literally
from search.understanding.spelling import sounds_alike

TITLES = (
    "Bánh tráng phơi sương Trảng Bàng",
    "Bánh tráng trộn",
    "Bàn phím cơ",
    "Rổ nhựa vuông",
    "Nhựa thông",
    "Cà phê rang xay",
    "Cà phê hạt",
    "Xoài sấy dẻo",
    "Xoài sấy giòn",
    "Chậu nguyệt quế",
    "Chậu nguyệt quế lớn",
    "Nước mắm cá cơm",
    "Nước mắm nhĩ",
    "Kem đánh răng thảo dược",
    "Sầu riêng Ri6",
    "Sầu riêng sấy",
    "Vali kéo",
    "Máy bơm nước 2hp",
    "Đường thốt nốt",
    "Đường phèn",
)
VOCABULARY = Vocabulary.of([tokens(title) for title in TITLES])
VOCABULARY.certificates = frozenset(["ocop", "ocop-4", "vietgap", "organic", "food-safety"])
SHOPS = Vocabulary.of([tokens(title) for title in (*TITLES, "Mật ong rừng", "Lò nướng ong", "Máy nông nghiệp")])
for shop in ("nam sen hong", "tu ban mai"):
    SHOPS.learn(["mật", "ong"], shop.split())


def read(text: str) -> Understood:
    return understand(text, VOCABULARY)


def ways(text: str) -> list[str]:
    return [" ".join(variant.words) for variant in read(text).variants]


@pytest.mark.parametrize(
    ("text", "rest", "low", "high"),
    [
        ("máy bơm dưới 3 triệu", "máy bơm", None, 3_000_000),
        ("dep duoi 160.000đ", "dep", None, 160_000),
        ("áo không quá 290k", "áo", None, 290_000),
        ("túi giá dưới 890k đẹp", "túi đẹp", None, 890_000),
        ("rượu 36k-84k", "rượu", 36_000, 84_000),
        ("rượu 50-100k", "rượu", 50_000, 100_000),
        ("gạo từ 20 nghìn đến 50 nghìn", "gạo", 20_000, 50_000),
        ("gạo trên 1tr5", "gạo", 1_500_000, None),
        ("gạo 200k trở xuống", "gạo", None, 200_000),
        ("gạo 200k trở lên", "gạo", 200_000, None),
        ("gạo khoảng 100k", "gạo", 80_000, 120_000),
        ("gạo giá 50.000", "gạo", 40_000, 60_000),
        ("coffee under 100k", "coffee", None, 100_000),
        ("mật ong dưới 2 trăm", "mật ong", None, 200_000),
        ("khô bò trên nửa triệu", "khô bò", 500_000, None),
        ("sầu riêng dưới 1 xị", "sầu riêng", None, 100_000),
        ("bánh tráng dưới hai chục ngàn", "bánh tráng", None, 20_000),
        ("tôm khô dưới 7 trăm rưỡi", "tôm khô", None, 750_000),
        ("tivi dưới ba triệu rưỡi", "tivi", None, 3_500_000),
        ("gạo dưới năm mươi ngàn", "gạo", None, 50_000),
        ("gạo dưới tám chục ngàn", "gạo", None, 80_000),
        ("gạo dưới mười ngàn", "gạo", None, 10_000),
        ("gạo tám mươi ngàn trở xuống", "gạo", None, 80_000),
        ("bảy tám chín mười", "bảy tám chín mười", None, None),
        ("may bom duoi hai trieu", "may bom", None, 2_000_000),
        ("từ 2 trăm đến 3 trăm ngàn", "", 200_000, 300_000),
        ("muối tôm dưới hai mươi lăm nghìn", "muối tôm", None, 25_000),
        ("gạo dưới trăm hai mươi ngàn", "gạo", None, 120_000),
        ("gạo dưới một trăm linh năm ngàn", "gạo", None, 105_000),
        ("duoi 3 tram 20 ngan", "", None, 320_000),
        ("muối tôm từ 50k trở lên", "muối tôm", 50_000, None),
        ("bàn ghế 2 triệu rưỡi", "bàn ghế", 2_000_000, 3_000_000),
        ("bom nuoc 2hp 3 trieu", "bom nuoc 2hp", 2_400_000, 3_600_000),
        ("mật ong 150 ngàn", "mật ong", 120_000, 180_000),
        ("mật ong 1tr5 ngon", "mật ong ngon", 1_200_000, 1_800_000),
        ("mật ong 1.500.000đ", "mật ong", 1_200_000, 1_800_000),
        ("muối tôm 50.000", "muối tôm", 40_000, 60_000),
        ("water pump under 3 million", "water pump", None, 3_000_000),
        ("mật ong dưới 200 000", "mật ong", None, 200_000),
        ("mật ong dưới 200", "mật ong", None, 200_000),
        ("mật ong giá 50", "mật ong", 40_000, 60_000),
        ("gạo dưới 5", "gạo dưới 5", None, None),
        ("gạo dưới 9999999 tỷ", "gạo dưới 9999999 tỷ", None, None),
        ("dưới 200 con gà", "dưới 200 con gà", None, None),
        ("10.000 cái túi", "10.000 cái túi", None, None),
        ("tivi 4k", "tivi 4k", None, None),
        ("pin 20000", "pin 20000", None, None),
        ("ke 12 ngan", "ke 12 ngan", None, None),
        ("trứng gà 2 chục", "trứng gà 2 chục", None, None),
        ("rượu 3 xị", "rượu 3 xị", None, None),
        ("tỏi 5 củ", "tỏi 5 củ", None, None),
        ("gạo dưới 5 kg", "gạo dưới 5 kg", None, None),
        ("áo nam một màu", "áo nam một màu", None, None),
        ("tủ 3 ngăn", "tủ 3 ngăn", None, None),
        ("dây 5-10 m", "dây 5-10 m", None, None),
        ("gạo 5 kg", "gạo 5 kg", None, None),
    ],
)
def test_prices_become_a_range(text: str, rest: str, low: int | None, high: int | None) -> None:
    price = read_price(text)
    assert (" ".join(price.rest.split()), price.low, price.high) == (rest, low, high)


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("mật ong nửa lít", "mật ong 500ml"),
        ("mắm nửa ký", "mắm 500g"),
        ("gạo 1 ký rưỡi", "gạo 1.5kg"),
        ("tinh dầu 50cc", "tinh dầu 50ml"),
        ("chiếu 1 mét 6", "chiếu 1m6"),
        ("khay 60 phân", "khay 60cm"),
        ("bàn 3 tấc", "bàn 30cm"),
        ("tiêu xay 1 lạng", "tiêu xay 100g"),
        ("50 phân bón", "50 phân bón"),
        ("hạt nêm", "hạt nêm"),
    ],
)
def test_measures_are_read_as_they_are_said(said: str, written: str) -> None:
    assert " ".join(tokens(read_measures(said))) == written


@pytest.mark.parametrize(
    ("one", "other"), [("500g", ("0.5kg",)), ("0.5kg", ("500g",)), ("1.5l", ("1500ml",)), ("50cm", ("0.5m",)), ("5w", ()), ("gạo", ())]
)
def test_a_measure_is_the_same_in_another_unit(one: str, other: tuple[str, ...]) -> None:
    assert equal_measures(one) == other


def test_a_measure_in_another_unit_is_looked_for_where_titles_have_it() -> None:
    goods = Vocabulary.of(map(tokens, ["Gạo thơm túi 0,5 kg", "Gạo thơm túi 5 kg"]))
    assert "gạo 0.5kg" in [" ".join(variant.words) for variant in understand("gạo nửa ký", goods).variants]
    assert [" ".join(variant.words) for variant in understand("gạo 5kg", goods).variants] == ["gạo 5kg"]


@pytest.mark.parametrize(
    "typed",
    [
        "vựa năm sen hồng",
        "hợp tác xã nông nghiệp năm sen hồng",
        "doanh nghiệp năm sen hồng",
        "hkd năm sen hồng",
        "năm sen hồng",
    ],
)
def test_a_seller_is_found_by_whatever_he_is_called(typed: str) -> None:
    assert understand(typed, SHOPS).seller_words == ("năm", "sen", "hồng")


@pytest.mark.parametrize("typed", ["mật ong cty năm sen hồng", "mật ong của năm sen hồng", "mật ong vựa năm sen hồng"])
def test_what_joins_goods_and_a_seller_is_left_out(typed: str) -> None:
    understood = understand(typed, SHOPS)
    assert (understood.words, understood.named) == (("mật", "ong", "năm", "sen", "hồng"), ("năm", "sen", "hồng"))


@pytest.mark.parametrize("typed", ["lò nướng", "nông nghiệp", "lò nướng của ong", "mật ong tư ban mai"])
def test_words_of_goods_and_of_names_are_no_joints(typed: str) -> None:
    assert understand(typed, SHOPS).words == tuple(typed.split())


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("banf phims", "bàn phím"),
        ("rổ nhuwaj", "rổ nhựa"),
        ("ddường", "đường"),
        ("ca2 phe6", "cà phê"),
        ("d9uo7ng2", "đường"),
    ],
)
def test_keys_of_the_wrong_keyboard_mode_become_marks(typed: str, meant: str) -> None:
    assert ways(typed)[0] == meant


@pytest.mark.parametrize(("typed", "meant"), [("xoàii sấy", "xoài sấy"), ("nuoc mamm", "nuoc mam"), ("bahn trang", "banh trang")])
def test_slips_are_repaired_by_the_words_of_the_goods(typed: str, meant: str) -> None:
    assert ways(typed)[0] == meant


@pytest.mark.parametrize(
    "typed",
    [
        "cần mua xoài sấy",
        "tôi muốn mua xoài sấy giá rẻ",
        "xoài sấy giá rẻ nhất",
        "ai bán xoài sấy",
        "bán xoài sấy",
        "tìm mua xoài sấy ở đâu",
        "xoài sấy gần đây",
        "xoài sấy rẻ",
        "where to buy xoài sấy near me",
    ],
)
def test_words_of_intent_are_not_looked_for(typed: str) -> None:
    assert read(typed).words == ("xoài", "sấy")


@pytest.mark.parametrize("typed", ["mua", "rẻ", "ở đâu", "ban phim co", "bán phím"])
def test_words_of_intent_stay_where_nothing_else_is_said_or_they_may_be_goods(typed: str) -> None:
    assert tuple(fold(typed).split()) in {variant.plain for variant in read(typed).variants}


def test_what_titles_say_is_no_intent() -> None:
    sold = Vocabulary.of([tokens("Hàng giá rẻ mỗi ngày"), tokens("Gạo")])
    assert understand("gạo giá rẻ", sold).words == ("gạo", "giá", "rẻ")


@pytest.mark.parametrize("word", ["triệu", "trieu", "ngàn", "rưỡi", "dưới"])
def test_words_of_prices_are_no_slips(word: str) -> None:
    goods = Vocabulary.of(
        [tokens(title) for title in ["Tiêu đen", "Tiêu sọ", "Nhàn đỏ", "Nhàn lớn", "Ruồi", "Ruồi to", "Đước", "Đước lớn"]]
    )
    assert understand(f"gạo {word}", goods).words[-1] == word


def test_run_together_words_are_parted() -> None:
    assert ways("chaunguyetque")[0] == "chau nguyet que"
    assert read("chaunguyetque").variants[0].why is Why.SPLIT


def test_parted_words_are_joined() -> None:
    assert "vali" in ways("va li")


def spoken(text: str, *titles: str) -> dict[str, Why]:
    """The ways of saying it where goods are called so, the surest first after what was typed."""
    return {" ".join(variant.words): variant.why for variant in understand(text, Vocabulary.of(map(tokens, titles))).variants}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("ổcứng", "ổ cứng"), ("nữhồng", "nữ hồng")],
)
def test_marks_on_two_syllables_tell_two_words_even_where_one_slip_makes_another(typed: str, meant: str) -> None:
    titles = ["Ổ cứng SSD", "Ổ cứng ngoài", "Áo nữ hồng", "Đầm nữ hồng", "Áo hồng", "Áo hồng nhạt", "Sườn nướng", "Kẹo cứng", "Gà nướng"]
    assert next(iter(spoken(typed, *titles).items())) == (meant, Why.SPLIT)


def test_what_hardly_anybody_runs_together_is_looked_for_as_most_write_it() -> None:
    titles = ["ÁoSơ mi trắng", *(f"Áo sơ mi số {number}" for number in range(11))]
    assert spoken("áosơ mi", *titles)["áo sơ mi"] is Why.SPLIT


def test_i_and_y_sound_alike_where_the_other_stands_beside_the_neighbour() -> None:
    titles = ["Mì tôm chua cay", "Mì tôm gà", "Bò Mỹ", "Thịt bò Mỹ"]
    assert list(spoken("my tom", *titles))[:2] == ["my tom", "mi tom"]
    assert "bo mi" not in spoken("bo my", *titles)


@pytest.mark.parametrize(
    ("word", "other"), [("my", "mi"), ("qui", "quy"), ("tay", ""), ("hai", ""), ("mỹ", ""), ("y", ""), ("ky", ""), ("", ""), ("5i", "")]
)
def test_i_and_y_sound_alike_where_they_are_the_whole_vowel(word: str, other: str) -> None:
    assert sounds_alike(word, Vocabulary.of([["mi", "quy", "tai", "hay", "i", "5y"]])) == other


def test_two_letters_of_a_word_often_seen_beside_its_neighbour_are_completed() -> None:
    often = [f"Hạt điều {number}" for number in range(12)]
    assert spoken("at dieu", "Ví AT", "Ví da AT", *often)["hat dieu"] is Why.SPELLING
    assert "hat dieu" not in spoken("at dieu", "Ví AT", "Ví da AT", *often[:3])


def test_letters_turned_in_a_word_of_two_are_turned_back() -> None:
    assert spoken("ồđ bộ", *(f"Đồ bộ {number}" for number in range(12)))["đồ bộ"] is Why.SPELLING


@pytest.mark.parametrize(("typed", "doubted"), [("ao khac", True), ("áo khác", False)])
def test_what_titles_rarely_have_is_doubted_only_where_no_marks_were_written(typed: str, *, doubted: bool) -> None:
    ways = spoken(typed, "Áo khác dù", *(f"Áo khoác {number}" for number in range(150)))
    assert ("ao khoac" in ways or "áo khoác" in ways) is doubted


def test_no_slip_is_supposed_in_what_the_lexicon_knows() -> None:
    titles = ["Khăn giấy ăn", "Giấy ăn gói", "Giấm gạo", "Giấm táo", "Chả ăn sáng"]
    assert "giấy ăn" not in spoken("giấm ăn", *titles)
    assert "giấm" in spoken("giấm ăn", *titles)
    assert "giấy ăn" in spoken("giấp ăn", *titles)


@pytest.mark.parametrize(("typed", "other"), [("áo ba lỗ", "áo 3 lỗ"), ("áo 3 lỗ", "áo ba lỗ")])
def test_numbers_are_looked_for_in_figures_and_in_words(typed: str, other: str) -> None:
    assert spoken(typed, "Áo 3 lỗ nam", "Áo 3 lỗ", "Áo ba lỗ nữ", "Áo ba lỗ")[other] is Why.SYNONYM


@pytest.mark.parametrize("typed", ["ao nam mau", "áo nam màu", "áo 5 màu", "muoi goi to", "ba lô da", "tam đa năng", "áo ba màu"])
def test_men_are_no_five_and_no_number_is_made_up(typed: str) -> None:
    titles = ("Áo 5 màu", "Áo 5 màu dày", "Áo nam màu đen", "Áo nam màu xám", "Muối 10 gói to", "Đai 3 lô da", "Áo ba màu", "Bộ 8 đa năng")
    assert not {"1", "3", "5", "8", "10", "năm"} & {word for way in list(spoken(typed, *titles, *titles))[1:] for word in way.split()}


def test_what_titles_join_keeps_its_weight_beside_other_names() -> None:
    ranked = list(spoken("giày ba ta", "Giày bata trắng", "Giày bata đen", "Giày thể thao", "Giày thể thao nam", "Ba ta"))
    assert ranked.index("giày bata") == 1


def test_of_two_translations_that_are_sold_the_more_exact_counts_more() -> None:
    goods = Vocabulary.of(map(tokens, ["Dép tông", "Dép tông nam", "Dép da", "Dép bánh mì"]))
    weight = {" ".join(variant.words): variant.weight for variant in understand("flip flops", goods).variants}
    assert weight["dép tông"] > weight["dép"]


def test_a_single_english_word_means_the_goods_and_not_a_kind_of_them() -> None:
    goods = Vocabulary.of(map(tokens, ["Trứng gà", "Trứng gà ta", "Trứng vịt", "Thang nhôm", "Thang gỗ", "Sữa tươi", "Sữa bột"]))
    for said, meant in {"egg": "trứng", "ladder": "thang", "milk": "sữa"}.items():
        weight = {" ".join(variant.words): variant.weight for variant in understand(said, goods).variants[1:]}
        assert weight[meant] == max(weight.values())


def test_slips_leave_room_for_other_names() -> None:
    titles = ["Thịt heo sạch", "Thịt lợn sạch", *(f"{word} ngon" for word in ("mực", "khoai", "gừng", "nghệ", "xoài", "bưởi"))]
    ways = spoken("thịt heo mức khoái gưng nghê xoai bươi", *titles, *titles)
    assert sum(why is Why.SPELLING for why in ways.values()) <= 3 + 1
    assert any("lợn" in way for way in ways)


def test_initials_are_spelt_out() -> None:
    assert "sau rieng say" in ways("sr say")


def test_english_of_which_nothing_is_sold_is_read_by_its_parts() -> None:
    goods = Vocabulary.of(map(tokens, ["Xà bông thảo mộc", "Nón thủ công"]))
    assert ("xà", "bông", "thủ", "công") in [variant.words for variant in understand("handmade soap", goods).variants]


@pytest.mark.parametrize(("typed", "other"), [("khoai mì", "sắn"), ("cafe", "cà phê"), ("coffee", "cà phê"), ("kdr", "kem đánh răng")])
def test_other_names_are_looked_for_too(typed: str, other: str) -> None:
    assert other in ways(typed)


def test_known_words_stay_as_typed() -> None:
    understood = read("bánh tráng")
    assert understood.variants[0].why is Why.TYPED
    assert understood.corrected == ""


def test_a_repair_can_be_refused() -> None:
    assert read("xoàii sấy").corrected == "xoài sấy"
    assert understand_literally("xoàii sấy", VOCABULARY).words == ("xoàii", "sấy")


def test_price_and_place_hold_also_where_the_words_are_taken_literally() -> None:
    insisted = understand_literally("xoàii sấy dưới 50k gần Gò Dầu", VOCABULARY)
    assert (insisted.words, insisted.rest) == (("xoàii", "sấy"), "xoàii sấy")
    assert insisted.price_max == 50_000
    assert insisted.place == read("xoàii sấy dưới 50k gần Gò Dầu").place is not None


def test_what_was_typed_is_looked_for_however_many_repairs_and_other_names_there_are() -> None:
    words = Lexicon(Entry(("xoài", "sấy"), ("mứt", str(number)), Why.SYNONYM) for number in range(9))
    goods = Vocabulary.of([*map(tokens, TITLES), *(["mứt", str(number)] for number in range(9))])
    variants = understand("xoàii sấyy dẻo giòn nhựa thông phím", goods, words).variants
    assert len(variants) == 8
    assert variants[-1] == replace(variants[-1], words=("xoàii", "sấyy", "dẻo", "giòn", "nhựa", "thông", "phím"), why=Why.TYPED)


@pytest.mark.parametrize(
    ("typed", "name"),
    [("cty cp Xây Lắp", ("xây", "lắp")), ("htx Minh Trung", ("minh", "trung")), ("Lan shop", ("lan",)), ("hợp tác xã", ()), ("gạo", ())],
)
def test_legal_forms_are_left_out(typed: str, name: tuple[str, ...]) -> None:
    assert without_legal_form(tokens(typed)) == name


VIETNAMESE = "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệfghiìíỉĩịjklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvwxyỳýỷỹỵz 0123456789"
BUYERS_WORDS = st.sampled_from(
    [
        *(word for title in TITLES for word in tokens(title)),
        *(
            "dưới",
            "3",
            "triệu",
            "50k",
            "gần",
            "ở",
            "Gò",
            "Dầu",
            "xã",
            "cty",
            "htx",
            "kdr",
            "caf",
            "phee",
            "banhtrang",
            "bahn",
            "rice",
            "paper",
        ),
        *("50.000", "1tr5", "mua", "tìm", "giá", "đâu"),
        *("vietgap", "chuẩn", "đạt", "chứng", "nhận", "hữu", "cơ", "sản", "phẩm", "có", "và", "tem"),
        *("ocop", "4", "sao", "2hp", "500", "ml", "quý", "hoà", "h", "đ", "-", "'", "\x00", "🍜", "%"),
    ]
)


@given(st.text(max_size=200) | st.text(alphabet=VIETNAMESE + "ktr.,-<>", max_size=60) | st.lists(BUYERS_WORDS, max_size=8).map(" ".join))
def test_understanding_never_raises_and_stays_small(text: str) -> None:
    understood = read(text)
    assert len(understood.variants) <= 8
    assert all(variant.words for variant in understood.variants)


@given(st.text(alphabet="aáàăâbcdđeêghiklmnoôơpqrstuưvxyý 0123456789k", max_size=60))
def test_understanding_is_the_same_for_decomposed_text(text: str) -> None:
    assert read(unicodedata.normalize("NFD", text)).variants == read(unicodedata.normalize("NFC", text)).variants


def marks(word: str) -> st.SearchStrategy[str]:
    """The word with other marks, mostly such as nobody writes."""
    return st.tuples(*(st.sampled_from(MARKS.get(letter, letter)) for letter in fold(word))).map("".join)


MARKS = {plain: [letter for letter in VIETNAMESE if fold(letter) == plain] for plain in "aeiouyd"}
MISMARKED = st.sampled_from([word for title in TITLES for word in tokens(title)]).flatmap(marks)


def without_punctuation(text: str) -> str:
    """Words are all that is left of what was understood, and "50.000/kg" without its stroke would be a weight."""
    return "".join(letter if letter.isalnum() else " " for letter in text)


@given(
    st.lists(BUYERS_WORDS, min_size=1, max_size=7).map(" ".join)
    | st.text(alphabet=VIETNAMESE, max_size=60)
    | st.text(max_size=200).map(without_punctuation)
    | st.lists(MISMARKED, min_size=1, max_size=3).map("".join)
)
@example("sầùrỉềng")
@example("cty tìm bơm quý")
@example("sầu riêng 50.000 rẻ")
def test_understanding_what_was_understood_changes_nothing(text: str) -> None:
    once = read(text)
    assert read(" ".join(once.words)).words == once.words


@given(st.text(alphabet=VIETNAMESE, max_size=60) | st.text(max_size=60))
def test_folding_is_the_same_for_composed_and_decomposed_text(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))
    assert normalise(unicodedata.normalize("NFD", text)) == normalise(unicodedata.normalize("NFC", text))
    assert fold(fold(text)) == fold(text)


def test_the_lexicon_says_nothing_of_itself_and_nothing_twice() -> None:
    made = list(entries())
    assert [entry for entry in made if entry.said == entry.meant or not entry.said or not entry.meant] == []
    flat = [name for group in groups() for name in group]
    assert all(flat)
