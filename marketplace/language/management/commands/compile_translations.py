"""python manage.py compile_translations [--check]"""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from marketplace.language.catalogues import Problem, compile_fragments
from marketplace.language.extraction import used_msgids

LOCALE_FOLDER = Path(__file__).resolve().parents[3] / "locale"


class Command(BaseCommand):
    help = "Merges locale/fragments/*.po into the Vietnamese catalogue; with --check also names what is not translated."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="fail when a text of ours has no translation")

    def handle(self, *args: Any, **options: Any) -> None:
        merged = compile_fragments(LOCALE_FOLDER)
        problems = list(merged.problems)
        if options["check"]:
            used = used_msgids(Path(settings.BASE_DIR))
            missing = [(key, where) for key, where in used.items() if key not in merged.came_from]
            problems += [Problem(where, key[1], "not translated") for key, where in missing]
        for problem in problems:
            self.stderr.write(str(problem))
        if problems and options["check"]:
            raise CommandError(f"{len(problems)} entries of the Vietnamese catalogue need work")
        self.stdout.write(f"{len(merged.came_from)} entries compiled")
