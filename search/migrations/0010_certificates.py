"""The checked certificates of goods. A rebuild fills them: the worker sees that another release's rules filled the table."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('search', '0009_trail_never_emptied'),
    ]

    operations = [
        migrations.AddField(
            model_name='searchdocument',
            name='certificates',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), db_default=[], default=list, size=None),
        ),
        migrations.AddField(
            model_name='searchdocument',
            name='certified',
            field=models.FloatField(db_default=1.0, default=1.0),
        ),
        migrations.AddIndex(
            model_name='searchdocument',
            index=django.contrib.postgres.indexes.GinIndex(fastupdate=False, fields=['certificates'], name='search_document_certificate'),
        ),
    ]
