"""How what identifies people is written on pages."""

from django import template

from marketplace.people.contacts import is_email
from marketplace.people.identifiers import show_phone

register = template.Library()


@register.filter
def phone(e164: str) -> str:
    """ "+84907111222" -> "0907 111 222"; nothing for nothing."""
    return show_phone(e164) if e164 else ""


@register.filter
def contact(address: str) -> str:
    """A phone number as people write it; an e-mail address as it is."""
    return address if not address or is_email(address) else show_phone(address)
