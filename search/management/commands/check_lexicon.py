"""manage.py check_lexicon: reads the files of the lexicon and of the places for mistakes."""

from argparse import ArgumentParser
from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search.lexicon.additions import one_way_entries
from search.lexicon.checking import complaints
from search.lexicon.lexicon import entries
from search.vocabulary import current_vocabulary


class Command(BaseCommand):
    """Prints what is wrong and what to look at."""

    help = (
        "Checks synonyms, English words, abbreviations, units, certificates and places. Circles, repetitions, single letters, "
        "abbreviations that are words, and words of several senses that are looked for alone are errors and fail. Words that collide "
        "with the goods, and places of one word, are listed for people to look at and never fail: the search takes what was typed for "
        "the commoner word by itself."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """With or without the goods."""
        parser.add_argument(
            "--goods",
            action="store_true",
            help="also read the database: list words that collide with words of the goods on sale, and look for circles that one-way words "
            "of officers close",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Checks."""
        found = list(complaints(current_vocabulary(), one_way_entries()) if options["goods"] else complaints())
        for complaint in found:
            self.stdout.write(str(complaint))
        kinds = Counter(entry.why.value for entry in entries())
        self.stdout.write(", ".join(f"{kind}: {count}" for kind, count in sorted(kinds.items())))
        if errors := sum(complaint.is_error for complaint in found):
            raise CommandError(f"{errors} mistakes in the lexicon.")
