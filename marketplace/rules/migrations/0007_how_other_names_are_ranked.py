"""Publishes the policy on ranking that tells what other ways of saying it count."""

from django.db import migrations

from marketplace.rules.publishing import publish_files


def load(apps, schema_editor):
    publish_files(apps)


class Migration(migrations.Migration):
    dependencies = [("rules", "0006_rules_of_supplements_and_messages")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
