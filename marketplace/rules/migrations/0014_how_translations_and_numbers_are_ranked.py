"""Publishes the policy on ranking that tells what general translations, and numbers in words or figures, count."""

from django.db import migrations

from marketplace.rules.publishing import publish_files


def load(apps, schema_editor):
    publish_files(apps)


class Migration(migrations.Migration):
    dependencies = [("rules", "0013_papers_of_certificates")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
