"""What officers have to do with what stands: a suspended seller, a notice, reports with and without an answer."""

import datetime as dt

from django.utils import timezone

from marketplace.demonstration.words import MARK
from marketplace.feedback.actions.answer_report import answer_report
from marketplace.feedback.actions.report_offer import report_offer
from marketplace.feedback.models import ReportKind
from marketplace.people.models import User
from sellers.accounts.actions.give_suspension_notice import give_suspension_notice
from sellers.accounts.actions.suspend_at_once import suspend_at_once
from sellers.accounts.models import Enforcement, Seller
from sellers.offers.models import Offer

NOTICE_DAYS = 8
REPORTS: tuple[tuple[str, str, str], ...] = (
    (ReportKind.UNREACHABLE, "Gọi hai ngày không ai nghe máy.", ""),
    (ReportKind.WRONG_PRICE, "Gọi hỏi thì giá cao hơn giá đăng.", ""),
    (ReportKind.NOT_AS_DESCRIBED, "Hàng nhận nhỏ hơn trong ảnh.", "Đã hỏi người bán; người bán đổi hàng và sửa mô tả."),
    (ReportKind.COUNTERFEIT, "Ảnh giống hệt ảnh của gian hàng khác.", "Hình vẽ dùng chung cho hàng cùng loại; không có vi phạm."),
)


def make_watching(sellers: list[Seller], officer: User) -> None:
    """One seller is suspended at once, one has a notice; four reports."""
    suspend_at_once(
        sellers[-1],
        by=officer,
        ground=Enforcement.Ground.SERIOUS,
        reason=f"Bán hàng không rõ nguồn gốc, không giải trình {MARK}",
    )
    give_suspension_notice(
        sellers[-2],
        by=officer,
        reason=f"Nhiều đơn không xác nhận trong hạn {MARK}",
        effective_at=timezone.now() + dt.timedelta(days=NOTICE_DAYS),
    )
    for offer, (kind, details, answer) in zip(
        Offer.objects.visible().order_by("pk")[:: max(1, Offer.objects.visible().count() // 5)], REPORTS, strict=False
    ):
        report = report_offer(offer, kind=kind, details=f"{details} {MARK}")
        if answer:
            answer_report(report, by=officer, answer=answer)
