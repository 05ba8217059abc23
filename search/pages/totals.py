"""How many offers there are, in words."""

from django.utils.translation import gettext, ngettext

from marketplace.language.numbers import format_number


def offers_found(total: int, *, more: bool = False) -> str:
    """ "128 offers"; where counting stopped "10,000 offers or more"."""
    if more:
        return gettext("%(count)s offers or more") % {"count": format_number(total)}
    return ngettext("%(count)s offer", "%(count)s offers", total) % {"count": format_number(total)}


def show_label(total: int, *, more: bool = False) -> str:
    """ "Show 128 offers", for buttons."""
    if more:
        return gettext("Show %(count)s offers or more") % {"count": format_number(total)}
    return ngettext("Show %(count)s offer", "Show %(count)s offers", total) % {"count": format_number(total)}
