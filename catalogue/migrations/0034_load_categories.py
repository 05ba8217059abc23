"""Fills the categories, without which no offer can be made; later ones are loaded by `load_categories`."""

from django.db import migrations

from catalogue.loading import load_categories


def load(apps, schema_editor):
    load_categories(apps)


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0033_english_name_and_icon")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
