"""What people type finds the commune they mean. Reference rows come from the migrations."""

import datetime as dt

import pytest
import time_machine
from django.test import Client

from marketplace.places.models import Commune, PlaceAlias, Province
from marketplace.places.selectors import resolve_commune, suggest_communes

pytestmark = pytest.mark.django_db


def found(text: str, **options: object) -> list[str]:
    return [suggestion.label for suggestion in suggest_communes(text, **options)]  # type: ignore[arg-type]


def test_every_commune_of_the_country_is_known_and_96_are_ours() -> None:
    assert Province.objects.count() == 34
    assert Commune.objects.count() == 3321
    ours = Commune.objects.of_the_exchange()
    assert ours.count() == 96
    assert ours.filter(kind="phuong").count() == 14
    assert PlaceAlias.objects.filter(commune__in=ours, kind__in=["H", "TX", "TP"]).exists()
    assert not ours.filter(aliases=None).exists()


@pytest.mark.parametrize(
    "text", ["go dau", "Gò Dầu", "GÒ DẦU", "phường gò dầu", "p. go dau", "huyện Gò Dầu", "thi tran go dau", "phuong Go Dau, Tay Ninh"]
)
def test_a_name_is_found_however_it_is_typed(text: str) -> None:
    assert found(text)[0] == "Phường Gò Dầu, tỉnh Tây Ninh"


def test_a_former_district_gives_its_communes() -> None:
    communes = found("huyện Gò Dầu")
    assert {"Phường Gò Dầu, tỉnh Tây Ninh", "Xã Thạnh Đức, tỉnh Tây Ninh", "Xã Phước Thạnh, tỉnh Tây Ninh"} <= set(communes)
    by_name = {one.label: one.formerly for one in suggest_communes("huyện Gò Dầu")}
    assert by_name["Xã Thạnh Đức, tỉnh Tây Ninh"] == "huyện Gò Dầu"


def test_a_former_provincial_city_gives_its_wards() -> None:
    assert found("tp tan an")[:3] == ["Phường Tân An, tỉnh Tây Ninh", "Phường Khánh Hậu, tỉnh Tây Ninh", "Phường Long An, tỉnh Tây Ninh"]


def test_the_former_province_is_understood() -> None:
    communes = suggest_communes("Long An")
    assert communes[0].label == "Phường Long An, tỉnh Tây Ninh"
    assert all(one.commune.province_id == "80" for one in communes)
    assert found("ben luc, long an")[0] == "Xã Bến Lức, tỉnh Tây Ninh"


def test_an_old_address_leads_to_its_commune_of_today() -> None:
    assert found("xã Tân Bình, huyện Tân Biên, tỉnh Tây Ninh")[0] == "Xã Tân Biên, tỉnh Tây Ninh"
    assert found("xa phuoc trach huyen go dau")[0] == "Xã Phước Thạnh, tỉnh Tây Ninh"


def test_i_and_y_do_not_matter() -> None:
    assert found("mi qui")[0] == found("Mỹ Quý")[0] == "Xã Mỹ Quý, tỉnh Tây Ninh"


def test_a_word_in_the_middle_of_typing_is_enough() -> None:
    assert "Xã Bến Cầu, tỉnh Tây Ninh" in found("ben c")
    assert found("trang b")[0] == "Phường Trảng Bàng, tỉnh Tây Ninh"


def test_places_elsewhere_are_found_after_our_own() -> None:
    assert found("Ba Đình")[0] == "Phường Ba Đình, thành phố Hà Nội"
    assert "Phường Ba Đình, thành phố Hà Nội" in found("ba dinh")
    assert "Phường Ba Đình, thành phố Hà Nội" in found("Quán Thánh")
    assert found("phuong quan thanh")[0] == "Phường Ba Đình, thành phố Hà Nội"
    assert found("tan hung")[0].endswith("Tây Ninh")
    assert "Phường Sài Gòn, thành phố Hồ Chí Minh" in found("sai gon")


def test_one_province_can_be_asked_for() -> None:
    assert found("ba dinh", province="80") == []
    assert all(label.endswith("tỉnh Tây Ninh") for label in found("tan", province="80"))


@pytest.mark.parametrize("text", ["", "   ", ",,,", "%", "_", "zzzz", "xã", "a" * 5000, "'; drop table", "💥"])
def test_odd_texts_do_no_harm(text: str) -> None:
    assert len(suggest_communes(text)) <= 8


def test_suggesting_takes_two_queries(django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def]
    with django_assert_max_num_queries(2):
        suggest_communes("tan")


class TestResolving:
    def test_one_fitting_commune_is_taken(self) -> None:
        assert str(resolve_commune("phường Gò Dầu", province="80").commune) == "Phường Gò Dầu"
        assert str(resolve_commune("truong mit").commune) == "Xã Truông Mít"

    def test_a_former_name_with_its_district_is_taken_and_without_it_asked_about(self) -> None:
        assert str(resolve_commune("thị trấn Gò Dầu").commune) == "Phường Gò Dầu"
        assert str(resolve_commune("xã Tân Bình, huyện Tân Biên, Tây Ninh").commune) == "Xã Tân Biên"
        assert resolve_commune("xã Tân Bình").commune is None

    def test_a_label_written_out_is_taken(self) -> None:
        assert resolve_commune("Phường Gò Dầu, tỉnh Tây Ninh").commune == Commune.objects.get(pk="25654")

    def test_several_fitting_communes_are_asked_about(self) -> None:
        resolution = resolve_commune("Gò Dầu", province="80")
        assert resolution.commune is None
        assert len(resolution.choices) > 2

    def test_what_was_picked_counts_while_the_text_fits(self) -> None:
        assert str(resolve_commune("Gò Dầu", "25657").commune) == "Xã Thạnh Đức"
        assert str(resolve_commune("Trảng Bàng, phường Trảng Bàng", "25657").commune) != "Xã Thạnh Đức"

    def test_a_code_of_another_province_is_refused(self) -> None:
        assert resolve_commune("Ba Đình", "00004", province="80").commune is None

    def test_nothing_fits(self) -> None:
        resolution = resolve_commune("Paris")
        assert (resolution.commune, resolution.choices) == (None, [])


class TestTheAddress:
    def test_it_answers_with_labels_codes_and_former_names(self, client: Client) -> None:
        answer = client.get("/places/suggest/", {"q": "huyen go dau"}).json()["results"]
        assert answer[0]["label"] == "Phường Gò Dầu, tỉnh Tây Ninh"
        assert {"value": "25657", "label": "Xã Thạnh Đức, tỉnh Tây Ninh", "note": "trước đây là huyện Gò Dầu"} in answer

    def test_it_opens_no_session_and_takes_three_queries(self, client: Client, django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def]
        with django_assert_max_num_queries(3):  # counting the use, the communes, their former names
            response = client.get("/places/suggest/", {"q": "huyen go dau"})
        assert not response.cookies

    def test_the_eleventh_question_in_a_second_is_refused(self, client: Client) -> None:
        """ASVS 2.4.1 (S12): search autocomplete 10/s, and a made-up X-Forwarded-For does not set the count back."""
        with time_machine.travel(dt.datetime(2026, 11, 22, 3, 0, tzinfo=dt.UTC), tick=False):
            made_up = [{"x-forwarded-for": f"203.0.113.{turn}"} for turn in range(11)]
            answers = [client.get("/places/suggest/", {"q": "tan"}, headers=headers).status_code for headers in made_up]
            refused = client.get("/places/suggest/", {"q": "tan"})
        assert answers == [200] * 10 + [429]
        assert refused["Retry-After"] == "1"
        with time_machine.travel(dt.datetime(2026, 11, 22, 3, 0, 1, tzinfo=dt.UTC), tick=False):
            assert client.get("/places/suggest/", {"q": "tan"}).status_code == 200
