"""Takes away rules that nothing reads, fills in how long a card's pictures stay in a draft, and publishes the policy that tells of it."""

from django.db import migrations

from marketplace.rules.publishing import publish_files

READ_NOWHERE = ["identity.required_from", "photos.megabytes", "photos.megapixels", "documents.megabytes"]


def take_away(apps, schema_editor):
    apps.get_model("rules", "RuleValue").objects.filter(key__in=READ_NOWHERE).delete()


def load(apps, schema_editor):
    publish_files(apps)


class Migration(migrations.Migration):
    dependencies = [("rules", "0007_how_other_names_are_ranked")]
    operations = [
        migrations.RunPython(take_away, migrations.RunPython.noop),
        migrations.RunPython(load, migrations.RunPython.noop),
    ]
