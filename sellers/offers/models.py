"""Offers: a seller's announcement to sell one product on stated terms."""

import uuid
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from catalogue.models import Category, Product
from marketplace.lifecycles import Lifecycle
from sellers.accounts.lifecycle import SellerState
from sellers.accounts.models import Seller
from sellers.offers.lifecycle import OFFER, OfferState


class OfferQuerySet(models.QuerySet["Offer"]):
    """Questions asked of offers."""

    def visible(self) -> "OfferQuerySet":
        """Offers that may be shown in results, listings and baskets now: live, and the seller is trading."""
        return self.filter(state=OfferState.LIVE, seller__state=SellerState.ACTIVE)

    def of(self, seller: Seller) -> "OfferQuerySet":
        """The seller's own offers."""
        return self.filter(seller=seller)


class Offer(models.Model):
    """An announcement to sell; `price` is whole đồng per unit.

    What is left in stock stands on the product's StockRecord; `quantity` is what the seller announced. `revision` grows with every change
    that readers of the offer can see and is the external version of the search document.
    """

    lifecycle: ClassVar[Lifecycle] = OFFER

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    seller = models.ForeignKey(Seller, on_delete=models.PROTECT, related_name="offers")
    product = models.ForeignKey(Product, null=True, blank=True, on_delete=models.PROTECT, related_name="seller_offers")
    replaces = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="replacements")
    category = models.ForeignKey(Category, verbose_name=_("category"), on_delete=models.PROTECT, related_name="seller_offers")
    title = models.CharField(_("title"), max_length=120)
    slug = models.SlugField(max_length=140, blank=True)
    unit = models.CharField(_("unit"), max_length=20)
    price = models.DecimalField(_("price"), max_digits=12, decimal_places=0)
    quantity = models.PositiveIntegerField(_("quantity"))
    minimum_quantity = models.PositiveIntegerField(_("minimum order"), default=1)
    description = models.TextField(_("description"), blank=True)
    fulfilment_note = models.CharField(_("delivery note"), max_length=300, blank=True)
    valid_until = models.DateField(_("valid until"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=12, choices=OfferState, default=OfferState.DRAFT, db_index=True)
    revision = models.BigIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True, db_index=True)
    return_reason = models.TextField(_("reason"), blank=True)

    objects = OfferQuerySet.as_manager()

    class Meta:
        verbose_name = _("offer")
        verbose_name_plural = _("offers")
        constraints = [
            models.UniqueConstraint(fields=["product"], condition=models.Q(state="live"), name="one_live_offer_per_product"),
            models.CheckConstraint(condition=models.Q(price__gt=0), name="offer_price_is_positive"),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Counts the revision up, so that an older search document never replaces a newer one."""
        if self.pk:
            self.revision += 1
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        """The offer's public page."""
        return reverse("offer", args=[self.slug, self.pk])

    @property
    def is_live(self) -> bool:
        """Approved and confirmed recently enough to be shown and ordered, if the seller trades."""
        return self.state == OfferState.LIVE
