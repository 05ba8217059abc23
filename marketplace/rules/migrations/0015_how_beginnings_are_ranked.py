"""Publishes the policy on ranking that counts a title which begins with the words as called so."""

from django.db import migrations

from marketplace.rules.publishing import publish_files


def load(apps, schema_editor):
    publish_files(apps)


class Migration(migrations.Migration):
    dependencies = [("rules", "0014_how_translations_and_numbers_are_ranked")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
