"""Gives the certificates that are over already the moment of their end: where no officer ended them, today, so that no paper goes early."""

from django.db import migrations
from django.utils import timezone


def fill(apps, schema_editor):
    over = apps.get_model("seller_certificates", "Certificate").objects.filter(ended_at=None)
    for certificate in over.filter(state__in=("rejected", "withdrawn", "revoked")).order_by("pk"):
        certificate.ended_at = certificate.decided_at if certificate.state == "rejected" else timezone.now()
        certificate.save(update_fields=["ended_at"])


class Migration(migrations.Migration):
    dependencies = [("seller_certificates", "0003_ends_levels_and_goods_of_rounds")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
