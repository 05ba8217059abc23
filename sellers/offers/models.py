"""Offers: a seller's announcement to sell one product on stated terms."""

import uuid
from decimal import Decimal
from typing import Any, ClassVar

import pghistory
from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from catalogue.models import Category, Product
from marketplace.commerce.partner.models import StockRecord
from marketplace.language.slugs import slug
from marketplace.lifecycles import Lifecycle
from marketplace.lifecycles.trail import never_emptied
from marketplace.media.models import Picture
from sellers.accounts.models import Seller
from sellers.offers.lifecycle import OFFER, OfferState
from sellers.offers.querysets import OfferQuerySet
from sellers.offers.terms import OfferContent

SLUG_WITHOUT_LETTERS = "chao-ban"


@pghistory.track(
    pghistory.InsertEvent("inserted"),
    pghistory.UpdateEvent("updated"),
    pghistory.DeleteEvent("deleted"),
    append_only=True,
    meta=never_emptied(),
    model_name="OfferTrail",
)
class Offer(models.Model):
    """An announcement to sell; `price` is whole đồng per unit.

    What is left in stock stands on the product's StockRecord; `quantity` is what the seller announced. `revision` grows with every change
    that readers of the offer can see and is the external version of the search document. `idempotency_key` makes sure that the same form
    sent again, because its answer was lost on the way, makes no second offer; what a form did not make has none.
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
    reminded_at = models.DateTimeField(null=True, blank=True)
    return_reason = models.TextField(_("reason"), blank=True)
    take_down_reason = models.TextField(_("reason for taking down"), blank=True)
    idempotency_key = models.CharField(max_length=64, blank=True, editable=False)

    objects = OfferQuerySet.as_manager()

    class Meta:
        verbose_name = _("offer")
        verbose_name_plural = _("offers")
        constraints = [
            models.UniqueConstraint(fields=["product"], condition=models.Q(state="live"), name="one_live_offer_per_product"),
            models.UniqueConstraint(
                fields=["seller", "idempotency_key"], condition=~models.Q(idempotency_key=""), name="one_offer_per_form_sent"
            ),
            models.CheckConstraint(condition=models.Q(price__gt=0), name="offer_price_is_positive"),
            models.CheckConstraint(condition=models.Q(minimum_quantity__gte=1), name="offer_minimum_is_positive"),
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

    def take_over(self, content: OfferContent) -> None:
        """Writes the content into the fields; photos are the actions' business."""
        self.title = content.title.strip()
        self.slug = slug(self.title)[:140].strip("-") or SLUG_WITHOUT_LETTERS
        self.category = content.category
        self.unit = content.unit
        self.price = content.price
        self.quantity = content.quantity
        self.minimum_quantity = content.minimum_quantity
        self.description = content.description.strip()
        self.fulfilment_note = content.fulfilment_note.strip()
        self.valid_until = content.valid_until

    def content(self, **changes: Any) -> OfferContent:
        """What the offer says now, with changes."""
        values: dict[str, Any] = {
            "title": self.title,
            "category": self.category,
            "unit": self.unit,
            "price": Decimal(self.price),
            "quantity": self.quantity,
            "minimum_quantity": self.minimum_quantity,
            "description": self.description,
            "fulfilment_note": self.fulfilment_note,
            "valid_until": self.valid_until,
            "pictures": [photo.picture for photo in self.photos.all()],
        }
        return OfferContent(**{**values, **changes})

    # What may be done now and how it stands, asked for by name.
    @property
    def is_live(self) -> bool:
        """Approved and confirmed recently enough to be shown and ordered, if the seller trades."""
        return self.state == OfferState.LIVE

    @property
    def is_stale(self) -> bool:
        """Not reconfirmed in time: its page says so, and it cannot be ordered."""
        return self.state == OfferState.STALE

    @property
    def is_public(self) -> bool:
        """Has a page that shows it: live or stale."""
        return self.is_live or self.is_stale

    @property
    def is_waiting(self) -> bool:
        """An officer has to read it."""
        return self.state == OfferState.SUBMITTED

    @property
    def is_draft(self) -> bool:
        """Not sent yet."""
        return self.state == OfferState.DRAFT

    @property
    def is_returned(self) -> bool:
        """An officer wants something corrected."""
        return self.state == OfferState.RETURNED

    @property
    def is_taken_down(self) -> bool:
        """An officer took it off the exchange."""
        return self.state == OfferState.TAKEN_DOWN

    @property
    def can_be_edited(self) -> bool:
        """Not yet shown to anybody: it can be rewritten."""
        return OFFER.allows(self.state, "edit")

    @property
    def can_be_revised(self) -> bool:
        """Stands on the exchange: terms change at once, the rest by a new version."""
        return OFFER.allows(self.state, "revise")

    def standing_sold_by(self, unit: str) -> "Offer | None":
        """The version that has the terms: the one on the exchange, this one or what it replaces, if it is sold by that unit."""
        standing = self if self.can_be_revised else Offer.objects.of_product(self.product).standing().first()
        return standing if standing is not None and standing.unit == unit else None

    def may_be_sold_out(self, unit: str) -> bool:
        """Sold by that unit it may have nothing left: it stands, or takes over what is left of the version that it replaces."""
        return self.standing_sold_by(unit) is not None

    @property
    def can_be_recalled(self) -> bool:
        """The seller may take it back from the officer's queue."""
        return OFFER.allows(self.state, "recall")

    @property
    def can_be_reconfirmed(self) -> bool:
        """The seller may say that it still holds."""
        return OFFER.allows(self.state, "reconfirm")

    @property
    def can_be_withdrawn(self) -> bool:
        """The seller may end it."""
        return OFFER.allows(self.state, "withdraw")

    @property
    def can_be_reposted(self) -> bool:
        """Ended by the seller or by time: it may come back as a new offer."""
        return OFFER.allows(self.state, "repost")

    @property
    def can_be_taken_down(self) -> bool:
        """An officer may take it off the exchange."""
        return OFFER.allows(self.state, "take_down")

    @property
    def stock(self) -> StockRecord | None:
        """The stock record of the offer's product; None until the first approval."""
        if self.product is None:
            return None
        # All of them, so that a prefetch serves; there is at most one.
        return next(iter(self.product.stockrecords.all()), None)

    @property
    def left(self) -> int:
        """How many can be ordered now; before the first approval what was announced."""
        return self.stock.left if self.stock is not None else self.quantity


class OfferPhoto(models.Model):
    """A picture of an offer; several offers may show the same picture."""

    offer = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="photos")
    picture = models.ForeignKey(Picture, on_delete=models.PROTECT, related_name="offer_photos")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("photo")
        verbose_name_plural = _("photos")
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["offer", "picture"], name="one_picture_once_per_offer")]

    def __str__(self) -> str:
        return f"{self.offer_id} · {self.picture_id}"
