"""Gives the policies that were published with a summary alone their whole text in English; what binds stays as it is."""

from django.db import migrations

from marketplace.rules.publishing import publish_files


def publish(apps, schema_editor):
    publish_files(apps)


class Migration(migrations.Migration):
    dependencies = [("rules", "0008_rules_that_are_read")]
    operations = [migrations.RunPython(publish, migrations.RunPython.noop)]
