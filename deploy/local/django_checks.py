"""Django's system check, and whether a model changed without a migration: both in one process."""

from __future__ import annotations

import sys
import warnings

import django
from django.core.management import call_command
from django.core.management.base import SystemCheckError


def main() -> int:
    """Exit with 1 when either complains."""
    warnings.filterwarnings("ignore", "Got an error checking a consistent migration history")
    django.setup()
    try:
        call_command("check", fail_level="WARNING")
        call_command("makemigrations", check_changes=True, dry_run=True, verbosity=1)
    except SystemCheckError as error:
        print(error)
        return 1
    except SystemExit as error:
        print("A model changed without a migration (above): python manage.py makemigrations")
        return int(error.code or 0)
    return 0


if __name__ == "__main__":
    sys.exit(main())
