"""Whether an offer is in stock was kept and never asked for."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('search', '0007_indexes_for_lists'),
    ]

    operations = [
        migrations.RemoveField(model_name='searchdocument', name='in_stock'),
    ]
