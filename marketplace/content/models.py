"""Wagtail's pages: the home page, and news."""

from typing import Any, ClassVar

from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from marketplace.content.blocks import HomeBlocks, NewsBlocks
from marketplace.content.drawing import offers_of, pieces
from marketplace.content.front import front_of_house
from marketplace.content.languages import address_in
from marketplace.design.chrome import language_link
from marketplace.language.folding import fold
from search.pages.cards import cards

NEWS_PER_PAGE = 12


class HomePage(Page):
    """The front page: search, categories and figures come from the market; what stands between them from the editors."""

    claim = models.CharField(_("claim"), max_length=120, blank=True, help_text=_("One line above the search."))
    body = StreamField(HomeBlocks(), verbose_name=_("content"), blank=True)

    template = "content/home.html"
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    subpage_types: ClassVar[list[str]] = ["content.NewsIndexPage"]
    content_panels = [*Page.content_panels, FieldPanel("claim"), FieldPanel("body")]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds what the market itself shows on its front page; all offers on it are asked for at once."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        drawn, front = pieces(self, context), front_of_house()
        visible = cards([*offers_of(drawn), *front.newest])
        return {
            **context,
            "pieces": [(piece, piece.cards(visible)) for piece in drawn],
            "newest": [visible[pk] for pk in front.newest if pk in visible],
            "categories": front.categories,
            "figures": front.figures,
            "finder_in_page": True,
        }


class InLanguages(Page):
    """A page that may be missing in the other language: its language link leads to what stands there."""

    class Meta:
        abstract = True

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Replaces `other_language`, which takes for granted that the same address exists in every language."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["other_language"] = language_link(request, lambda language: address_in(language, self, request))
        return context

    @property
    def borrowed_language(self) -> str:
        """The code of the language that an alias is written in; empty on a page with words of its own."""
        return str(self.alias_of.locale.language_code) if self.alias_of else ""


class NewsIndexPage(InLanguages):
    """All news, the newest first."""

    template = "content/news_index.html"
    parent_page_types: ClassVar[list[str]] = ["content.HomePage"]
    subpage_types: ClassVar[list[str]] = ["content.NewsPage"]
    max_count_per_parent = 1

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds `news`, one page of it."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        news = (
            NewsPage.objects.live()
            .child_of(self)
            .order_by("-date", "-pk")
            .select_related("picture", "alias_of__locale")
            .prefetch_related("picture__renditions")
        )
        context["news"] = Paginator(news, NEWS_PER_PAGE).get_page(request.GET.get("page"))
        return context


class NewsPage(InLanguages):
    """One piece of news."""

    date = models.DateField(_("date"))
    summary = models.CharField(_("summary"), max_length=300)
    picture = models.ForeignKey(
        "wagtailimages.Image", verbose_name=_("picture"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    body = StreamField(NewsBlocks(), verbose_name=_("content"))

    template = "content/news.html"
    parent_page_types: ClassVar[list[str]] = ["content.NewsIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    content_panels = [*Page.content_panels, FieldPanel("date"), FieldPanel("summary"), FieldPanel("picture"), FieldPanel("body")]
    search_fields = [*Page.search_fields, index.SearchField("summary"), index.SearchField("folded")]

    def folded(self) -> str:
        """Title and summary without tone marks, so that editors find a page however they type."""
        return fold(f"{self.title} {self.summary}")
