import io
import time

import pytest
from django.apps import apps
from django.core.management import call_command

from marketplace.places.loading import load_places
from marketplace.places.models import Commune, PlaceAlias


@pytest.mark.django_db
def test_loading_again_changes_nothing_and_mends_what_was_lost() -> None:
    before = list(Commune.objects.order_by("pk").values())
    aliases = set(PlaceAlias.objects.values_list("commune_id", "kind", "name"))
    PlaceAlias.objects.filter(commune_id="25654").delete()
    Commune.objects.filter(pk="25654").update(name="?", search_text="")
    call_command("load_places", verbosity=0, stdout=io.StringIO())
    assert list(Commune.objects.order_by("pk").values()) == before
    assert set(PlaceAlias.objects.values_list("commune_id", "kind", "name")) == aliases


@pytest.mark.django_db
def test_loading_is_quick_enough_for_every_first_start() -> None:
    began = time.process_time()
    load_places(apps)
    assert time.process_time() - began < 4  # 0.7 s alone; the machine may be busy
