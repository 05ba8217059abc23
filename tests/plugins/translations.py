"""Tests read the exchange as its users do: in Vietnamese from the present fragments, and no test's language stays for the next."""

import subprocess
from collections.abc import Iterator

import pytest
from django.utils import translation
from django.utils.translation.reloader import translation_file_changed

from deploy.local.accounts import data_home
from deploy.local.checkout import PYTHON, ROOT, child_environment
from deploy.local.shared_server import exclusive

LOCALE = ROOT / "marketplace" / "locale"
COMPILED = LOCALE / "vi" / "LC_MESSAGES" / "django.mo"


def pytest_configure(config: pytest.Config) -> None:
    """Compile the fragments if one changed since."""
    with exclusive(data_home() / "translations.lock"):
        newest = max(path.stat().st_mtime for path in (LOCALE / "fragments").glob("*.po"))
        if COMPILED.exists() and COMPILED.stat().st_mtime >= newest:
            return
        command = [str(PYTHON), "manage.py", "compile_translations"]
        subprocess.run(command, cwd=ROOT, env=child_environment(), check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    translation_file_changed(None, COMPILED)


@pytest.fixture(autouse=True)
def _language_of_visitors() -> Iterator[None]:
    translation.deactivate()
    yield
    translation.deactivate()
