"""Fills holidays, rules, industry codes and the owner of the platform; later ones are loaded by `load_rules`."""

from django.db import migrations

from marketplace.rules.loading import load_rules


def load(apps, schema_editor):
    load_rules(apps)


class Migration(migrations.Migration):
    dependencies = [("rules", "0001_initial")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
