"""Oscar's address models."""

from oscar.apps.address.models import *
