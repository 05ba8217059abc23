"""The map of the site for search engines: its parts come from rooms that do not know each other."""

import datetime as dt
from typing import Any

from django.contrib.sitemaps import Sitemap
from django.utils.translation import get_language

from marketplace.content.news import Published, published_news
from marketplace.storefront.sitemaps import CategoryMap, OfferMap, OurSitemap, StallMap


class NewsMap(OurSitemap):
    """News, and the lists it stands in, each in the languages in which it is written."""

    def items(self) -> list[Published]:
        """By age, so that pages of the map stay."""
        return published_news()

    def get_languages_for_item(self, item: Published) -> list[str]:
        """Where there is no translation there is nothing to find."""
        return list(item.addresses)

    def location(self, item: Published) -> str:
        """The address in the present language, or in the one in which it was written."""
        return item.addresses.get(get_language() or "") or next(iter(item.addresses.values()))

    def lastmod(self, item: Published) -> dt.datetime | None:
        """When an editor last published it."""
        return item.changed


SITEMAPS: dict[str, type[Sitemap[Any]]] = {"chao-ban": OfferMap, "danh-muc": CategoryMap, "gian-hang": StallMap, "tin-tuc": NewsMap}
