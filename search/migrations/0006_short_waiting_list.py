"""Keeps the list of what waits to be indexed short. The index stands as it is: only a setting changes."""

import django.contrib.postgres.indexes
from django.db import migrations

INDEX = "search_document_lexemes"


class Migration(migrations.Migration):

    dependencies = [
        ('search', '0005_added_words'),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.RunSQL(
                    sql=[
                        f"ALTER INDEX {INDEX} SET (gin_pending_list_limit = 256)",
                        f"SELECT gin_clean_pending_list('{INDEX}'::regclass)",
                    ],
                    reverse_sql=f"ALTER INDEX {INDEX} RESET (gin_pending_list_limit)",
                )
            ],
            state_operations=[
                migrations.RemoveIndex(model_name='searchdocument', name=INDEX),
                migrations.AddIndex(
                    model_name='searchdocument',
                    index=django.contrib.postgres.indexes.GinIndex(fields=['lexemes'], gin_pending_list_limit=256, name=INDEX),
                ),
            ],
        ),
    ]
