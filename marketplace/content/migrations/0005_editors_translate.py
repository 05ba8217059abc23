"""Editors may make translations: Wagtail shows its button to whoever has this permission."""

from django.db import migrations


def allow(apps, schema_editor):
    ContentType, Permission = apps.get_model("contenttypes", "ContentType"), apps.get_model("auth", "Permission")
    kind, _ = ContentType.objects.get_or_create(app_label="simple_translation", model="simpletranslation")
    permission, _ = Permission.objects.get_or_create(
        content_type=kind, codename="submit_translation", defaults={"name": "Can submit translations"}
    )
    editors, _ = apps.get_model("auth", "Group").objects.get_or_create(name="Editors")
    editors.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [("content", "0004_english_pages"), ("people", "0002_roles"), ("simple_translation", "0001_initial")]
    operations = [migrations.RunPython(allow, migrations.RunPython.noop)]
