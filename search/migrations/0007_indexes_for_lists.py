"""Lists without words are read from an index in their own order, or narrowed by one."""

import django.contrib.postgres.indexes
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('search', '0006_short_waiting_list'),
    ]

    operations = [
        migrations.RemoveIndex(model_name='searchdocument', name='search_document_newest'),
        migrations.AddIndex(
            model_name='searchdocument',
            index=models.Index(
                models.F('published_at').desc(nulls_last=True),
                models.F('offer_id').desc(),
                condition=models.Q(('is_gone', False)),
                name='search_document_newest',
            ),
        ),
        migrations.AddIndex(
            model_name='searchdocument',
            index=models.Index(condition=models.Q(('is_gone', False)), fields=['price', '-offer_id'], name='search_document_price'),
        ),
        migrations.AddIndex(
            model_name='searchdocument',
            index=models.Index(fields=['commune'], name='search_document_commune'),
        ),
        migrations.AddIndex(
            model_name='searchdocument',
            index=django.contrib.postgres.indexes.GinIndex(fastupdate=False, fields=['categories'], name='search_document_category'),
        ),
    ]
