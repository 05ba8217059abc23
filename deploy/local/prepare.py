"""Makes the database ready for `make run`, in one Django process: starting Django costs more than most of the steps.

The demonstration data are loaded by `load_demonstration`, which only keeps their offers fresh where they stand already;
`demonstration_accounts` prints who can sign in, with the one-time codes of the moment.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from functools import partial

import django
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command, get_commands
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from deploy.local.checkout import LocalError, fail, say
from deploy.local.schema import load_schema


def prepare(url: str) -> None:
    """Schema, migrations, translations and demonstration data, each only where it is missing."""
    _timed("Loading the shipped schema", lambda: load_schema(url))
    django.setup()
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        _timed("Migrating", lambda: call_command("migrate", interactive=False, verbosity=0))
    commands = get_commands()
    for command, words in (
        ("compile_translations", "Compiling the translations"),
        ("load_demonstration", "Demonstration data"),
        ("demonstration_accounts", ""),
    ):
        if command in commands:
            _timed(words, partial(call_command, command))


def _timed(words: str, step: Callable[[], object]) -> None:
    started = time.monotonic()
    step()
    if words and time.monotonic() - started > 1:
        say(f"{words}: {time.monotonic() - started:.1f} s")


if __name__ == "__main__":
    try:
        prepare(sys.argv[1])
    except LocalError as error:
        sys.exit(fail(error))
    except ImproperlyConfigured as error:
        sys.exit(fail(LocalError(str(error))))
