"""Questions asked of purchases and orders."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import Count, F, FilteredRelation, Q

from marketplace.commerce.order.lifecycle import CALLED_OFF, OPEN_STATES, Actor, OrderState
from marketplace.commerce.partner.models import Partner
from marketplace.people.models import User


@dataclass(frozen=True)
class Service:
    """What became of a seller's orders: how many asked him for an answer, and shares between 0 and 1."""

    partner_id: int
    asked: int
    answered_in_time: float
    fulfilled: float


class PurchaseQuerySet(models.QuerySet[Any]):
    """Purchases."""

    def of(self, user: User) -> "PurchaseQuerySet":
        """What a person bought: signed in, or as a guest under the phone number that is now verified as his."""
        mine = Q(buyer=user)
        if user.phone and user.phone_verified:
            mine |= Q(buyer=None, phone=user.phone)
        return self.filter(mine)

    def with_orders(self) -> "PurchaseQuerySet":
        """With what a list or a page of purchases shows, in a fixed number of queries."""
        return self.prefetch_related("orders__lines", "orders__partner")


class OrderQuerySet(models.QuerySet[Any]):
    """Orders."""

    def of(self, partner: Partner) -> "OrderQuerySet":
        """The seller's own orders; nothing of other sellers' parts of the same purchase."""
        return self.filter(partner=partner)

    def open(self) -> "OrderQuerySet":
        """Orders in which something is still to happen."""
        return self.filter(status__in=OPEN_STATES)

    def waiting_for_the_seller(self) -> "OrderQuerySet":
        """New orders, the most urgent first."""
        return self.filter(status=OrderState.NEW).order_by("confirm_by", "pk")

    def to_remind(self, now: dt.datetime) -> "OrderQuerySet":
        """New orders whose seller has not been reminded yet, though it is time."""
        return self.filter(status=OrderState.NEW, remind_at__lte=now, reminded_at=None)

    def to_escalate(self, now: dt.datetime) -> "OrderQuerySet":
        """New orders whose time is up and of which the officers have not been told."""
        return self.filter(status=OrderState.NEW, confirm_by__lte=now, escalated_at=None)

    def overdue(self, now: dt.datetime) -> "OrderQuerySet":
        """New orders whose time is up."""
        return self.waiting_for_the_seller().filter(confirm_by__lte=now)

    def passed_on(self, now: dt.datetime) -> "OrderQuerySet":
        """Orders that officers may open: their time was up once, or is."""
        return self.filter(Q(escalated_at__isnull=False) | Q(status=OrderState.NEW, confirm_by__lte=now))

    def to_complete(self, now: dt.datetime) -> "OrderQuerySet":
        """Delivered orders whose days for returns are over."""
        return self.filter(status=OrderState.DELIVERED, completes_at__lte=now)

    def confirmed(self) -> "OrderQuerySet":
        """To be sent off."""
        return self.filter(status=OrderState.CONFIRMED)

    def under_way(self) -> "OrderQuerySet":
        """On their way or waiting to be picked up."""
        return self.filter(status=OrderState.SHIPPED)

    def done(self) -> "OrderQuerySet":
        """Delivered, whether or not closed."""
        return self.filter(status__in=(OrderState.DELIVERED, OrderState.COMPLETED))

    def called_off(self) -> "OrderQuerySet":
        """Cancelled or refused."""
        return self.filter(status__in=CALLED_OFF)

    def count_by_tab(self) -> dict[str, int]:
        """How many orders each of the questions above finds, in one query."""
        count = models.Count
        return self.order_by().aggregate(
            waiting_for_the_seller=count("pk", filter=Q(status=OrderState.NEW)),
            confirmed=count("pk", filter=Q(status=OrderState.CONFIRMED)),
            under_way=count("pk", filter=Q(status=OrderState.SHIPPED)),
            done=count("pk", filter=Q(status__in=(OrderState.DELIVERED, OrderState.COMPLETED))),
            called_off=count("pk", filter=Q(status__in=CALLED_OFF)),
        )

    def service_by_partner(self, since: dt.datetime, now: dt.datetime) -> list[Service]:
        """How sellers dealt with the orders placed since then, in one query.

        What a buyer took back before the time was up, and goods that he refused at the door, say nothing of the seller.
        """
        left_new = FilteredRelation("status_changes", condition=Q(status_changes__old_status=OrderState.NEW))
        called_off = FilteredRelation("status_changes", condition=Q(status_changes__new_status__in=CALLED_OFF))
        in_time = Q(left_new__actor=Actor.SELLER) & (Q(confirm_by=None) | Q(left_new__date_created__lte=F("confirm_by")))
        too_late = Q(confirm_by__lte=now) & (Q(left_new__pk=None) | Q(left_new__date_created__gt=F("confirm_by")))
        by_seller = Q(called_off__actor=Actor.SELLER, called_off__old_status__in=(OrderState.NEW, OrderState.CONFIRMED))
        rows = self.filter(date_placed__gte=since).order_by().values("partner_id").annotate(left_new=left_new, called_off=called_off)
        counted = rows.annotate(
            in_time=Count("pk", filter=in_time),
            late=Count("pk", filter=too_late),
            done=Count("pk", filter=Q(status__in=(OrderState.DELIVERED, OrderState.COMPLETED))),
            failed=Count("pk", filter=by_seller),
        )
        return [_service(row) for row in counted]

    def for_page(self) -> "OrderQuerySet":
        """With all that the page of an order shows."""
        return self.select_related("group", "partner__commune__province", "shipping_address__commune__province").prefetch_related(
            "lines__stockrecord__picture", "status_changes"
        )

    def for_list(self) -> "OrderQuerySet":
        """With what a list of orders shows, in a fixed number of queries."""
        return self.select_related("group", "partner", "shipping_address__commune").prefetch_related("lines")


def _service(row: dict[str, Any]) -> Service:
    asked, ended = row["in_time"] + row["late"], row["done"] + row["failed"]
    answered = row["in_time"] / asked if asked else 1.0
    return Service(row["partner_id"], asked, answered, row["done"] / ended if ended else answered)
