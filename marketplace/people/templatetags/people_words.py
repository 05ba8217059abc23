"""How what identifies people is written on pages."""

from django import template

from marketplace.people.identifiers import show_phone

register = template.Library()


@register.filter
def phone(e164: str) -> str:
    """ "+84907111222" -> "0907 111 222"; nothing for nothing."""
    return show_phone(e164) if e164 else ""
