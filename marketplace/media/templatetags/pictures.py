"""`{% picture photo alt=… sizes=… %}`: the right variant for the screen, in a box that does not jump."""

from typing import Any

from django import template

from marketplace.media.pictures.models import Picture

register = template.Library()

CARD = "(min-width: 64rem) 20rem, (min-width: 40rem) 33vw, 50vw"


@register.inclusion_tag("components/picture.html")
def picture(picture: Picture | None, alt: str = "", sizes: str = CARD, lazy: bool = True, css: str = "") -> dict[str, Any]:
    """`alt` may stay empty where the text beside the picture says the same; `lazy=False` for what is seen first."""
    context: dict[str, Any] = {"picture": picture, "alt": alt, "sizes": sizes, "lazy": lazy, "css": css}
    if picture is not None:
        context |= {"webp": picture.srcset("webp"), "jpg": picture.srcset("jpg"), "fallback": picture.url(640)}
    return context
