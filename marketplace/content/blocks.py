"""The blocks that editors build pages of."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from marketplace.content.choosers import OfferChooserBlock
from search.pages.cards import cards

RICH_TEXT_FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link", "document-link"]


class LiveOffersBlock(blocks.StructBlock):
    """Chosen offers as the market shows them now: price and stock are live, and what is no longer on sale disappears by itself."""

    heading = blocks.CharBlock(label=_("Heading"), max_length=80)
    text = blocks.TextBlock(label=_("Text"), required=False, max_length=300)
    offers = blocks.ListBlock(OfferChooserBlock(label=_("Offer")), label=_("Offers"), min_num=1, max_num=12)

    class Meta:
        icon = "tag"
        label = _("Live offers")
        template = "content/blocks/live_offers.html"

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """Adds `cards`: the chosen offers that are visible now, in the editor's order."""
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        chosen = [offer.pk for offer in value["offers"] if offer is not None]
        visible = cards(chosen)
        context["cards"] = [visible[pk] for pk in chosen if pk in visible]
        return context


class StoryBlock(blocks.StructBlock):
    """One story with a picture and a link."""

    heading = blocks.CharBlock(label=_("Heading"), max_length=120)
    text = blocks.RichTextBlock(label=_("Text"), features=["bold", "italic", "link"])
    picture = ImageChooserBlock(label=_("Picture"), required=False)
    page = blocks.PageChooserBlock(label=_("Read on"), required=False)

    class Meta:
        icon = "doc-full"
        label = _("Story")
        template = "content/blocks/story.html"


class PictureBlock(blocks.StructBlock):
    """A picture with what it shows and who took it."""

    picture = ImageChooserBlock(label=_("Picture"))
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=200)
    credit = blocks.CharBlock(label=_("Photographer"), required=False, max_length=100)

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "content/blocks/picture.html"


class HomeBlocks(blocks.StreamBlock):
    """What the home page may hold between the search and the figures."""

    live_offers = LiveOffersBlock()
    story = StoryBlock()


class NewsBlocks(blocks.StreamBlock):
    """What a piece of news may hold."""

    text = blocks.RichTextBlock(label=_("Text"), features=RICH_TEXT_FEATURES, template="content/blocks/text.html")
    picture = PictureBlock()
    live_offers = LiveOffersBlock()
