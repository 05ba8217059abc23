"""Publishes the first versions of the policies as they stand in policies/; later ones are published by `load_rules`."""

from django.db import migrations

from marketplace.rules.publishing import publish_files


def publish(apps, schema_editor):
    publish_files(apps)


class Migration(migrations.Migration):
    dependencies = [("rules", "0003_facts_about_the_platform")]
    operations = [migrations.RunPython(publish, migrations.RunPython.noop)]
