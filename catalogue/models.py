"""Oscar's catalogue models."""

from oscar.apps.catalogue.models import *
