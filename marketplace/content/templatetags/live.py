"""Live offers on editors' pages."""

from typing import Any

from django import template
from django.utils.safestring import SafeString

from search.pages.cards import Card

register = template.Library()


@register.simple_tag(takes_context=True)
def live_card(context: template.Context, card: Card) -> SafeString:
    """The drawn card with this visitor's own token in its form."""
    token: Any = context.get("csrf_token", "")
    return card.for_visitor(str(token))
