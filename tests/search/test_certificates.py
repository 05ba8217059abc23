"""Certificates as buyers type them: read where goods have them, words like any others where nobody does."""

import pytest

from search.lexicon.certificates import listed, words_of
from search.text.tokens import tokens
from search.text.vocabulary import Vocabulary
from search.understanding import Said, Understood
from search.understanding.certificates import read_certificate
from search.understanding.reading import understand, understand_literally

TITLES = ("Mật ong rừng", "Gạo lứt", "Phân hữu cơ vi sinh", "Phân bón hữu cơ", "Rau muống", "Thanh long Châu Thành", "Muối tôm")
STANDING = frozenset(code for name in listed() for code in name.codes)


def goods(standing: frozenset[str] = STANDING) -> Vocabulary:
    vocabulary = Vocabulary.of([tokens(title) for title in TITLES])
    vocabulary.certificates = standing
    return vocabulary


def read(text: str, standing: frozenset[str] = STANDING) -> Understood:
    return understand(text, goods(standing))


@pytest.mark.parametrize(
    ("text", "codes", "rest"),
    [
        ("mật ong ocop 4 sao", ("ocop-4",), "mật ong"),
        ("mat ong ocop 4 sao", ("ocop-4",), "mat ong"),
        ("Mật ong OCOP 4*", ("ocop-4",), "mật ong"),
        ("mật ong 4 sao OCOP", ("ocop-4",), "mật ong"),
        ("mật ong đạt OCOP 5 sao", ("ocop-5",), "mật ong"),
        ("ocop bốn sao", ("ocop-4",), ""),
        ("sản phẩm ocop 4 sao trở lên", ("ocop-4", "ocop-5"), ""),
        ("các sản phẩm ocop", ("ocop",), ""),
        ("ocop", ("ocop",), ""),
        ("hàng ocop", ("ocop",), ""),
        ("gạo đặt hàng ocop", ("ocop",), "gạo đặt hàng"),
        ("gạo VietGAP", ("vietgap",), "gạo"),
        ("gạo viet gap", ("vietgap",), "gạo"),
        ("rau muống chuẩn vietgap", ("vietgap",), "rau muống"),
        ("rau muong dat chuan vietgap", ("vietgap",), "rau muong"),
        ("rau muống đạt tiêu chuẩn VietGAP", ("vietgap",), "rau muống"),
        ("rau muống có chứng nhận vietgap hoặc globalgap", ("vietgap", "globalgap"), "rau muống"),
        ("thanh long GlobalG.A.P.", ("globalgap",), "thanh long"),
        ("gạo lứt chứng nhận hữu cơ", ("organic",), "gạo lứt"),
        ("gao lut co chung nhan huu co", ("organic",), "gao lut"),
        ("gạo lứt chuẩn hữu cơ", ("organic",), "gạo lứt"),
        ("organic certified rice", ("organic",), "rice"),
        ("certified organic rice", ("organic",), "rice"),
        ("muối tôm chỉ dẫn địa lý", ("gi",), "muối tôm"),
        ("muoi tom chi dan dia ly", ("gi",), "muoi tom"),
        ("geographical indication salt", ("gi",), "salt"),
        ("muối tôm nhãn hiệu tập thể", ("collective-mark",), "muối tôm"),
        ("muối tôm iso 22000:2018", ("iso-22000",), "muối tôm"),
        ("muối tôm haccp", ("haccp",), "muối tôm"),
        ("muối tôm có giấy chứng nhận an toàn thực phẩm", ("food-safety",), "muối tôm"),
        ("muối tôm hvnclc", ("hvnclc",), "muối tôm"),
        ("muối tôm hàng việt nam chất lượng cao", ("hvnclc",), "muối tôm"),
        ("công nghiệp nông thôn tiêu biểu", ("rural-industry",), ""),
        ("halal", ("halal",), ""),
    ],
)
def test_names_of_certificates_are_read(text: str, codes: tuple[str, ...], rest: str) -> None:
    understood = read(text)
    assert understood.certificate is not None
    assert (understood.certificate.codes, understood.rest) == (codes, rest)
    assert understood.words == tuple(tokens(rest))


@pytest.mark.parametrize(
    "text",
    [
        "phân hữu cơ",
        "phân bón hữu cơ",
        "phan bon huu co",
        "phân hữu cơ vi sinh",
        "gạo hữu cơ",
        "organic rice",
        "organic fertilizer",
        "an toàn thực phẩm",
        "tư vấn vietgap",
        "dịch vụ làm chứng nhận vietgap",
        "đào tạo haccp",
        "tem ocop",
        "hợp tác xã rau vietgap mỹ hạnh",
        "cửa hàng ocop",
        "khách sạn 4 sao",
        "sao biển",
        "việt nam",
        "bao bì 4 sao",
    ],
)
def test_words_that_are_no_certificate_stay_words(text: str) -> None:
    assert read(text).certificate is None
    assert read(text) == read(text, frozenset())


@pytest.mark.parametrize("text", ["mật ong ocop 4 sao", "vietgap", "gạo chứng nhận hữu cơ", "mật ong 4 sao ocop gần gò dầu dưới 100k"])
def test_where_nobody_has_it_the_words_are_looked_for_like_any_others(text: str) -> None:
    nobody, others = read(text, frozenset()), read(text, frozenset(["halal", "ocop-3"]))
    assert nobody.certificate is others.certificate is None
    assert nobody.variants == others.variants
    assert nobody.variants


def test_stars_that_nobody_has_are_not_taken_for_any_stars() -> None:
    for text in ("mật ong ocop 5 sao", "mật ong 5 sao ocop", "mật ong ocop 5*"):
        assert read(text, frozenset(["ocop", "ocop-3"])).certificate is None
    found = read("mật ong ocop 4 sao trở lên", frozenset(["ocop", "ocop-4"])).certificate
    assert found is not None
    assert found.codes == ("ocop-4",)


def test_the_same_question_is_read_anew_once_the_first_goods_have_a_certificate() -> None:
    vocabulary = goods(frozenset())
    assert understand("gạo vietgap", vocabulary).certificate is None
    vocabulary.certificates = frozenset(["vietgap"])
    assert understand("gạo vietgap", vocabulary).certificate is not None


def test_each_thing_said_can_be_given_up_alone_and_with_others() -> None:
    understood = read("mật ong ocop 4 sao gần gò dầu dưới 100k")
    assert understood.said == set(Said)
    assert understood.rest == "mật ong"
    assert understood.without_certificate == "mật ong gần gò dầu dưới 100k"
    assert understood.without([Said.PRICE]) == "mật ong ocop 4 sao gần gò dầu"
    assert understood.without([Said.PLACE, Said.PRICE]) == "mật ong ocop 4 sao"
    assert understood.without(Said) == "mật ong"
    assert understood.without([]) == understood.typed


def test_it_holds_also_where_the_words_are_taken_literally() -> None:
    understood = understand_literally("mật ong ocop 4 sao", goods())
    assert understood.certificate is not None
    assert understood.words == ("mật", "ong")


def test_what_was_said_is_kept_as_it_was_typed() -> None:
    found = read_certificate("gạo đạt chuẩn VietGAP ngon", STANDING)
    assert found is not None
    assert (found.name, found.said, found.rest) == ("vietgap", "đạt chuẩn vietgap", "gạo ngon")


def test_words_and_stars_are_parted() -> None:
    assert words_of("OCOP 4*, Việt-GAP ★") == ["ocop", "4", "*", "việt", "gap", "*"]


@pytest.mark.parametrize(("text", "seller"), [("cty ocop", "ocop"), ("htx ocop gạo", "ocop gạo"), ("cửa hàng vietgap", "vietgap")])
def test_a_seller_who_is_called_so_stays_one_when_what_was_understood_is_read_again(text: str, seller: str) -> None:
    once = read(text)
    assert (once.certificate, " ".join(once.words), " ".join(once.seller_words)) == (None, text, seller)
