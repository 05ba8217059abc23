"""The first claim of the home page spells goods as every other room does; what an editor wrote is left as it is."""

from django.db import migrations

MIGRATED = "Đặc sản và hàng hóa Tây Ninh, mua thẳng từ nơi làm ra"
CLAIM = "Đặc sản và hàng hoá Tây Ninh, mua thẳng từ nơi làm ra"


def spell(apps, schema_editor):
    apps.get_model("content", "HomePage").objects.filter(claim=MIGRATED).update(claim=CLAIM)


class Migration(migrations.Migration):
    dependencies = [("content", "0005_editors_translate")]
    operations = [migrations.RunPython(spell, migrations.RunPython.noop)]
