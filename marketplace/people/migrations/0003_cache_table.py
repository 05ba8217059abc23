"""The table of the cache that all processes share: it counts attempts and remembers used one-time codes."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [("people", "0002_roles")]

    operations = [
        migrations.RunSQL(
            sql="""
                CREATE TABLE django_cache (
                    cache_key varchar(255) NOT NULL PRIMARY KEY,
                    value text NOT NULL,
                    expires timestamp with time zone NOT NULL
                );
                CREATE INDEX django_cache_expires ON django_cache (expires);
            """,
            reverse_sql="DROP TABLE django_cache",
        ),
    ]
