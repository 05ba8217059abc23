"""Fills provinces, communes and former names; later corrections are loaded by `load_places`."""

from django.db import migrations

from marketplace.places.loading import load_places


def load(apps, schema_editor):
    load_places(apps)


class Migration(migrations.Migration):
    dependencies = [("places", "0002_former_names")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
