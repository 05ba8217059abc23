"""A policy may have its whole text in English; the ranking page, written from the code that ranks, is the first that does."""

from django.db import migrations, models

from marketplace.rules.publishing import add_english, publish_files


def publish(apps, schema_editor):
    publish_files(apps)
    add_english(apps)


class Migration(migrations.Migration):
    dependencies = [("rules", "0004_publish_policies")]
    operations = [
        migrations.AddField(
            model_name="policyversion",
            name="body_en",
            field=models.TextField(blank=True, default="", verbose_name="text in English"),
        ),
        migrations.RunPython(publish, migrations.RunPython.noop),
    ]
