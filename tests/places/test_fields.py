import pytest
from django import forms
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from marketplace.places.fields import CommuneField
from marketplace.places.models import Commune

pytestmark = pytest.mark.django_db


class WhereForm(forms.Form):
    where = CommuneField(label="Xã, phường")


class HomeForm(forms.Form):
    where = CommuneField(province="80", required=False)


def test_a_commune_picked_from_the_suggestions_is_taken() -> None:
    form = WhereForm({"where": "Xã Thạnh Đức, tỉnh Tây Ninh", "where_code": "25657"})
    assert form.is_valid()
    assert form.cleaned_data["where"] == Commune.objects.get(pk="25657")


def test_without_a_script_the_text_alone_is_understood() -> None:
    form = WhereForm({"where": "thi tran go dau, huyen go dau"})
    assert form.is_valid(), form.errors
    assert str(form.cleaned_data["where"]) == "Phường Gò Dầu"


def test_several_fitting_places_are_shown_to_choose_from_and_what_was_typed_stays() -> None:
    form = WhereForm({"where": "Gò Dầu"})
    assert form.errors["where"] == ["Có nhiều nơi trùng với tên bạn gõ. Hãy chọn một nơi bên dưới."]
    page = form.as_p()
    assert 'value="Gò Dầu"' in page
    assert 'type="radio" name="where_code"' in page
    assert 'value="25657"' in page
    chosen = WhereForm({"where": "Gò Dầu", "where_code": "25657"})
    assert chosen.is_valid()
    assert str(chosen.cleaned_data["where"]) == "Xã Thạnh Đức"


def test_an_unknown_place_is_refused_and_what_was_typed_stays() -> None:
    form = WhereForm({"where": "Pa-ri <script>"})
    assert form.errors["where"] == ["Không tìm thấy xã, phường này. Bạn có thể gõ tên cũ hoặc tên huyện cũ."]
    assert 'value="Pa-ri &lt;script&gt;"' in form.as_p()


def test_an_empty_box_is_refused_only_where_a_place_is_needed() -> None:
    assert WhereForm({"where": "  "}).errors["where"] == ["Hãy gõ tên xã, phường."]
    form = HomeForm({})
    assert form.is_valid()
    assert form.cleaned_data["where"] is None


def test_a_seller_cannot_be_placed_in_another_province() -> None:
    assert not HomeForm({"where": "Phường Ba Đình, thành phố Hà Nội", "where_code": "00004"}).is_valid()


def test_what_was_chosen_before_is_shown_again() -> None:
    commune = Commune.objects.get(pk="25657")
    for initial in (commune, commune.pk):
        page = WhereForm(initial={"where": initial}).as_p()
        assert 'value="Xã Thạnh Đức, tỉnh Tây Ninh"' in page
        assert 'value="25657"' in page
    assert not WhereForm({"where": str(commune.label), "where_code": commune.pk}, initial={"where": commune}).has_changed()
    assert WhereForm({"where": "Phường Gò Dầu, tỉnh Tây Ninh", "where_code": "25654"}, initial={"where": commune}).has_changed()


def test_the_field_works_with_tab_and_screen_reader() -> None:
    page = WhereForm({"where": "zzz"}).as_p()
    assert 'for="id_where"' in page
    assert 'id="id_where"' in page
    assert 'aria-invalid="true"' in page
    assert "style=" not in page
    assert "<script" not in page


class AnythingTyped(TestCase):
    @given(st.text(max_size=200), st.text(max_size=8))
    def test_gets_a_commune_or_an_error_that_keeps_it(self, text: str, code: str) -> None:
        text, code = text.replace("\x00", ""), code.replace("\x00", "")
        form = WhereForm({"where": text, "where_code": code})
        if form.is_valid():
            assert isinstance(form.cleaned_data["where"], Commune)
        else:
            assert form.errors["where"]
            assert form["where"].value().text == text
