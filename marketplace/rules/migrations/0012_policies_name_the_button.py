"""Publishes the policies that call the button for reports what the page calls it."""

from django.db import migrations

from marketplace.rules.publishing import publish_files


def load(apps, schema_editor):
    publish_files(apps)


class Migration(migrations.Migration):
    dependencies = [("rules", "0011_how_certificates_are_ranked")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
