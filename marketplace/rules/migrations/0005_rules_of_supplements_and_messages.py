"""Fills in the rules on forgotten supplements and on how long messages are kept, where the first rules stand already."""

from django.db import migrations

from marketplace.rules.loading import load_rules


def load(apps, schema_editor):
    load_rules(apps)


class Migration(migrations.Migration):
    dependencies = [("rules", "0004_publish_policies")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
