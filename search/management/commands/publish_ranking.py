"""Writes the policy file on ranking from the code that ranks."""

import datetime as dt
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from marketplace.language.dates import vietnam_today
from marketplace.rules.publishing import ENGLISH_BEGINS, HEAD_ENDS, POLICIES, policy_files
from search.ranking.published import EN, SLUG, SUMMARY_EN, TITLE, VI, text


class Command(BaseCommand):
    """See the module."""

    help = (
        "Writes the next version of the policy on ranking, if the code ranks otherwise than the newest version says. "
        "`load_rules` publishes it. A version that nobody has read yet is replaced with --again."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """When it begins to count."""
        parser.add_argument("--from", dest="first_day", type=dt.date.fromisoformat, help="first day, as 2026-12-01; today unless given")
        parser.add_argument("--again", action="store_true", help="replace the newest version instead of adding one")

    def handle(self, *args: Any, **options: Any) -> None:
        """See help."""
        newest = max((file for file in policy_files() if file.slug == SLUG), key=lambda file: file.number)
        if (newest.text, newest.text_en) == (text(VI), text(EN)):
            self.stdout.write(f"Version {newest.number} says what the code does.")
            return
        if options["again"] and newest.number == 1:
            raise CommandError("The first version was written by hand and stays.")
        number = newest.number if options["again"] else newest.number + 1
        first_day = options["first_day"] or (newest.effective_from if options["again"] else vietnam_today())
        path = POLICIES / f"{newest.position:02}-{SLUG}.v{number}.txt"
        path.write_text(_file(first_day), encoding="utf-8")
        self.stdout.write(f"{path.name}: in force from {first_day:%d/%m/%Y} once `load_rules` has run.")


def _file(first_day: dt.date) -> str:
    head = {"title": TITLE[VI], "title_en": TITLE[EN], "effective_from": first_day.isoformat(), "summary_en": SUMMARY_EN}
    lines = "\n".join(f"{name}: {value}" for name, value in head.items())
    return lines + HEAD_ENDS + text(VI) + ENGLISH_BEGINS + text(EN)
