"""python manage.py print_lifecycles"""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from marketplace.lifecycles.printing import document


class Command(BaseCommand):
    """Writes docs/lifecycles.md."""

    help = "Writes docs/lifecycles.md from the lifecycles of all rooms."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Overwrites the file."""
        path = Path(settings.BASE_DIR) / "docs" / "lifecycles.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(document(), encoding="utf-8")
        self.stdout.write(f"{path} written")
