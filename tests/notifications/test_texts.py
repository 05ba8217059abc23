"""Every message in both languages, and the SMS in one piece."""

from pathlib import Path

import pytest

from marketplace.notifications.texts import GSM_7, SMS_LENGTH, bare, fit, write, write_sms

FOLDER = Path(__file__).resolve().parents[2] / "templates" / "notifications"
EVENTS = sorted(path.parent.name for path in FOLDER.glob("*/subject.txt"))
SMS_ONLY = sorted(path.parent.name for path in FOLDER.glob("*/sms.txt") if not (path.parent / "subject.txt").exists())
LINK = "/don-hang/theo-doi/" + "k" * 32 + "/"
LONGEST = {
    "code": "HS-2611-K7M4QX", "name": "Hợp tác xã dịch vụ nông nghiệp tổng hợp và chế biến nông sản Trảng Bàng", "due": "22/11/2026",
    "reason": "Thiếu giấy chứng nhận.", "since": "27/11/2026", "title": "Bánh tráng phơi sương Trảng Bàng loại đặc biệt, gói một ký, " * 2,
    "total": "1.250.000\u00a0₫", "orders": ["TN-1", "TN-2"], "lines": ["Bánh tráng: 2\u00a0kg"], "number": "TN-2611-000123",
    "buyer": "Nguyễn Thị Ánh Nguyệt", "seller": "Hợp tác xã dịch vụ nông nghiệp tổng hợp Trảng Bàng", "phone": "+84912345678",
    "carrier": "Viettel Post 123", "confirm_by": "14:05 22/11/2026", "actor": "Người bán", "answer": "Đã xử lý.", "until": "22/12/2026",
}  # fmt: skip


def test_there_are_texts() -> None:
    assert len(EVENTS) > 20


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("event", EVENTS)
def test_a_message_is_whole_and_its_sms_fits_with_its_link(event: str, language: str, settings) -> None:
    settings.SITE_URL = "https://san.tayninh.gov.vn"
    written = write(event, LONGEST, language=language, link=LINK)
    assert written.subject
    assert "\n" not in written.subject
    assert f"https://san.tayninh.gov.vn{LINK}" in written.letter
    assert written.body in written.letter
    assert "&#" not in written.letter
    assert "%(" not in written.subject + written.letter
    if written.sms:
        assert len(written.sms) <= SMS_LENGTH
        assert set(written.sms) <= GSM_7
        assert written.sms.endswith(f"https://san.tayninh.gov.vn{LINK}")


@pytest.mark.parametrize("event", EVENTS)
def test_a_message_is_not_the_same_in_both_languages(event: str) -> None:
    vietnamese, english = (write(event, LONGEST, language=language, link=LINK) for language in ("vi", "en"))
    assert vietnamese.subject != english.subject
    assert vietnamese.body != english.body


@pytest.mark.parametrize("event", SMS_ONLY)
def test_codes_and_the_like_fit_too(event: str) -> None:
    text = write_sms(event, {"code": "123456", "address": "https://san.tayninh.gov.vn/accounts/signup/"}, language="vi")
    assert len(text) <= SMS_LENGTH
    assert "..." not in text
    assert set(text) <= GSM_7


def test_tone_marks_and_typographic_signs_are_spelt_out() -> None:
    assert bare("Đơn “Mãng cầu” 250.000\u00a0₫ — đã giao…") == 'Don "Mang cau" 250.000 d - da giao...'


def test_a_long_text_is_cut_and_its_link_stays_whole() -> None:
    text = fit("chữ " * 100, "https://san.tayninh.gov.vn/x")
    assert len(text) <= SMS_LENGTH
    assert text.endswith("... https://san.tayninh.gov.vn/x")


def test_names_are_not_escaped() -> None:
    assert "Bánh & Kẹo" in write("offer_approved", {"title": "Bánh & Kẹo"}, language="vi").body
