"""A page in the other language: its translation, or the nearest page above it that stands there."""

from wagtail.models import Page

from marketplace.design.chrome import address_of_home

# Below Wagtail's root, which nobody sees.
HOME_DEPTH = 2


def address_in(language: str, page: Page, request: object = None) -> str:
    """Never of a page that is missing or a draft; at worst it is the home page. `request` only keeps what Wagtail looks up."""
    chain = page.get_ancestors(inclusive=True).filter(depth__gte=HOME_DEPTH).values("translation_key")
    standing = Page.objects.live().filter(translation_key__in=chain, locale__language_code=language).order_by("depth")
    found = list(standing)
    # Below a home page that is not published nothing can be opened.
    if not found or found[0].depth != HOME_DEPTH:
        return address_of_home(language)
    return found[-1].get_url(request) or address_of_home(language)
