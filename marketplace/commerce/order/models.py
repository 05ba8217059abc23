"""Oscar's order models."""

from oscar.apps.order.models import *
