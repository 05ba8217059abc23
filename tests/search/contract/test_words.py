"""What words find, on both engines."""

import unicodedata

import pytest

from tests.search.engines import TestIndex, document

GOODS = (
    "Bánh tráng phơi sương Trảng Bàng",
    "Bánh tráng trộn tôm hành",
    "Bánh canh Trảng Bàng",
    "Muối tôm Tây Ninh",
    "Muối ớt xanh chanh",
    "Mãng cầu Bà Đen loại 1",
    "Bơ sáp Đắk Lắk",
    "Bò viên tươi",
    "Bộ ấm chén gốm",
    "Cà phê rang xay 500 g",
    "Hòa Bình cam sành",
    "Đường thốt nốt 2,5 kg",
)


@pytest.fixture
def goods(index: TestIndex) -> TestIndex:
    made = [document(title) for title in GOODS]
    index.put(*made)
    index.documents = {each.offer_id: each for each in made}  # type: ignore[attr-defined]
    return index


def found(index: TestIndex, text: str) -> list[str]:
    return index.titles(index.documents, text)  # type: ignore[attr-defined]


@pytest.mark.parametrize("typed", ["bánh tráng", "banh trang", "BÁNH TRÁNG", "bánh trang", unicodedata.normalize("NFD", "bánh tráng")])
def test_goods_are_found_however_the_marks_were_typed(goods: TestIndex, typed: str) -> None:
    assert set(found(goods, typed)[:2]) == {"Bánh tráng phơi sương Trảng Bàng", "Bánh tráng trộn tôm hành"}


@pytest.mark.parametrize(("typed", "first"), [("bơ", "Bơ sáp Đắk Lắk"), ("bò", "Bò viên tươi"), ("bộ", "Bộ ấm chén gốm")])
def test_marks_tell_words_apart(goods: TestIndex, typed: str, first: str) -> None:
    assert found(goods, typed)[0] == first
    assert goods.ask(typed).total == 1


def test_words_without_marks_stand_for_all_their_readings(goods: TestIndex) -> None:
    assert goods.ask("bo").total == 3


@pytest.mark.parametrize("typed", ["hoà bình", "hòa bình", "hoa binh"])
def test_both_places_of_the_tone_mark_are_one_word(goods: TestIndex, typed: str) -> None:
    assert found(goods, typed)[0] == "Hòa Bình cam sành"


@pytest.mark.parametrize("typed", ["cà phê 500g", "ca phe 500 G", "cà phê 500 gram"])
def test_units_are_one_word_with_their_number(goods: TestIndex, typed: str) -> None:
    assert goods.ask(typed).total == 1
    assert found(goods, typed)[0] == "Cà phê rang xay 500 g"


@pytest.mark.parametrize("typed", ["đường 2.5kg", "duong 2,5 kí", "đường thốt nốt 2,5 ký"])
def test_decimal_comma_and_local_names_of_units(goods: TestIndex, typed: str) -> None:
    assert found(goods, typed)[0] == "Đường thốt nốt 2,5 kg"


def test_run_together_words_are_found(goods: TestIndex) -> None:
    assert found(goods, "muoitom")[0] == "Muối tôm Tây Ninh"


def test_what_begins_with_the_words_stands_first(index: TestIndex) -> None:
    tray, mortar = document("Khay đựng muối tôm bằng tre"), document("Muối tôm hũ thủy tinh hai trăm")
    index.put(tray, mortar)
    assert index.ask("muối tôm").ids == (mortar.offer_id, tray.offer_id)


@pytest.mark.parametrize("asked", ["ớt", "ot", "tiêu sọ"])
def test_what_begins_with_the_words_stands_before_what_its_category_is_called_after(index: TestIndex, asked: str) -> None:
    called = "Muối ớt, muối tiêu sọ"
    seconds = [document(title, category_names=called) for title in ("Muối ớt", "Muối ớt xanh", "Muối tiêu sọ")]
    begins = {"ớt": document("Ớt chỉ thiên phơi khô"), "tiêu sọ": document("Tiêu sọ hạt loại một")}
    index.put(*seconds, *begins.values(), document("Gạo"))
    assert index.ask(asked).ids[0] == begins["ớt" if asked == "ot" else asked].offer_id


@pytest.mark.parametrize("asked", ["trái cây", "trai cay", "fruit"])
def test_a_category_that_titles_rarely_name_means_its_goods(index: TestIndex, asked: str) -> None:
    fruit = [
        document(title, category_names="Trái cây tươi") for title in ("Xoài cát", "Mãng cầu ta", "Bưởi da xanh", "Mít", "Ổi", "Sầu riêng")
    ]
    index.put(document("Máy sấy trái cây 10 khay", category_names="Máy nông nghiệp"), *fruit)
    index.learn_names(*["trai cay tuoi"] * len(fruit))
    assert set(index.ask(asked).ids[:6]) == {each.offer_id for each in fruit}
    assert index.ask(asked).total == 7


def test_words_side_by_side_stand_before_scattered_ones(index: TestIndex) -> None:
    scattered, together = document("Bánh gạo nướng mè tráng miệng"), document("Hộp bánh tráng nướng mè gạo")
    index.put(scattered, together)
    assert index.ask("bánh tráng").ids == (together.offer_id, scattered.offer_id)


def test_near_goods_follow_and_are_counted_apart(goods: TestIndex) -> None:
    result = goods.ask("muối tôm chanh dây")
    assert result.total == 0
    assert result.near > 0
    assert "Muối tôm Tây Ninh" in found(goods, "muối tôm chanh dây")


def test_the_seller_is_found_by_name(index: TestIndex) -> None:
    made = document("Rau muống", seller_name="Hợp tác xã Minh Trung (dữ liệu minh hoạ)")
    index.put(made, document("Rau cải", seller_name="Hộ kinh doanh Lan"))
    assert index.ask("minh trung").ids == (made.offer_id,)
    assert index.ask("minhtrung").ids == (made.offer_id,)


@pytest.mark.parametrize("typed", ["", "!!!", "😀", "%", "'", "\\", "\x00", "a" * 5000, "& | ! :*", "()", " \t\n"])
def test_strange_input_finds_nothing_and_breaks_nothing(goods: TestIndex, typed: str) -> None:
    result = goods.ask(typed)
    assert result.total in {0, len(GOODS)}


def test_suggestions_continue_what_is_typed(goods: TestIndex) -> None:
    titles = [goods.documents[offer_id].title for offer_id in goods.engine.suggest("muối t", 8)]  # type: ignore[attr-defined]
    assert titles[0] == "Muối tôm Tây Ninh"
    assert goods.engine.suggest("trang b", 8)
    assert goods.engine.suggest("", 8) == ()
    assert len(goods.engine.suggest("b", 3)) == 0
    assert len(goods.engine.suggest("ba", 2)) == 2


@pytest.mark.parametrize("letters", range(2, 9))
def test_suggestions_are_the_same_however_much_is_typed(index: TestIndex, letters: int) -> None:
    rice, beef, tray = document("Bánh ú nước tro"), document("Banh lông tennis"), document("Khay bánh ú")
    index.put(rice, beef, tray, document("Muối tôm"))
    assert set(index.engine.suggest("banh u"[:letters], 8)) == {rice.offer_id, tray.offer_id} | ({beef.offer_id} if letters < 6 else set())
    as_written = index.engine.suggest("bánh ú"[:letters], 2)
    assert set(as_written) == {rice.offer_id, tray.offer_id}
