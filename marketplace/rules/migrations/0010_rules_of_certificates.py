"""Fills in how long a certificate waits for an officer at most, and when its seller is reminded that it will end."""

from django.db import migrations

from marketplace.rules.loading import load_rules


def load(apps, schema_editor):
    load_rules(apps)


class Migration(migrations.Migration):
    dependencies = [("rules", "0009_every_text_in_english")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
