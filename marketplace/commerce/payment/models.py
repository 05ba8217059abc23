"""Oscar's payment models."""

from oscar.apps.payment.models import *
