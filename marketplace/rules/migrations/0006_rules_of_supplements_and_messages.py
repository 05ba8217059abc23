"""Fills in the rules on forgotten supplements and on how long messages are kept, and publishes the policy that tells of the second."""

from django.db import migrations

from marketplace.rules.publishing import publish_files


def load(apps, schema_editor):
    publish_files(apps)


class Migration(migrations.Migration):
    dependencies = [("rules", "0005_texts_in_english")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
