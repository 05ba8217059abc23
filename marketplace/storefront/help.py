"""The help page: how to buy, pay, follow, return, sell, reconfirm, report, and whom to ask. Figures come from the rules in force."""

from django.http import HttpRequest, HttpResponseBase
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from marketplace.rules.values import rule

# Anchors are the same in both languages: links in messages and on posters lead to them.
CHAPTERS = (
    ("mua-hang", _("How to buy")),
    ("thanh-toan", _("How to pay")),
    ("theo-doi", _("Follow an order")),
    ("doi-tra", _("Return goods")),
    ("ban-hang", _("Sell here")),
    ("xac-nhan", _("Confirm orders and offers by a link")),
    ("phan-anh", _("Report an offer")),
    ("lien-he", _("Contact")),
)
RULES = {
    "decision_days": "registration.decision_days",
    "moderation_hours": "offers.moderation_hours",
    "fresh_days": "offers.fresh_days",
    "expire_days": "offers.expire_days",
    "confirm_hours": "orders.confirm_hours",
    "complete_days": "orders.complete_days",
    "return_days": "returns.days",
    "report_days": "reports.answer_days",
}


@require_safe
def help_page(request: HttpRequest) -> HttpResponseBase:
    """Everything a newcomer asks, on one page."""
    rules = {name: rule(key) for name, key in RULES.items()}
    return TemplateResponse(request, "storefront/help.html", {"chapters": CHAPTERS, **rules})
