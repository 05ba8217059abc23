"""Fills in how long the papers of certificates are kept, and publishes the policies that tell of it and of their being checked."""

from django.db import migrations

from marketplace.rules.publishing import publish_files


def load(apps, schema_editor):
    publish_files(apps)  # which fills in the rules that the texts cite


class Migration(migrations.Migration):
    dependencies = [("rules", "0012_policies_name_the_button")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
