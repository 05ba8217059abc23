"""The environment is made once, and a linked one belongs to somebody else."""

import shutil
from pathlib import Path

import pytest

from deploy.local import bootstrap
from deploy.local.checkout import LocalError
from tests.deploy.test_from_nothing import INSTALLED_WITH

LOCK = "django==5.2.19 \\\n    --hash=sha256:00\nDjango_Oscar==4.2.1 \\\n    --hash=sha256:00\n"


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty checkout with a small lock."""
    (tmp_path / "requirements.txt").write_text(LOCK)
    monkeypatch.setattr(bootstrap, "ROOT", tmp_path)
    monkeypatch.setattr(bootstrap, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(bootstrap, "PYTHON", tmp_path / ".venv" / "bin" / "python")
    monkeypatch.setattr(bootstrap, "STAMP", tmp_path / ".venv" / "installed.json")
    monkeypatch.setattr(bootstrap, "LOCKS", {"runtime": tmp_path / "requirements.txt"})
    return tmp_path


def _linked_environment(checkout: Path, *packages: str) -> Path:
    elsewhere = checkout / "elsewhere"
    for package in packages:
        (elsewhere / "lib" / "python3.11" / "site-packages" / f"{package}.dist-info").mkdir(parents=True)
    (checkout / ".venv").symlink_to(elsewhere)
    return elsewhere


def test_a_linked_environment_with_everything_in_it_is_left_alone(checkout: Path) -> None:
    elsewhere = _linked_environment(checkout, "Django-5.2.19", "django_oscar-4.2.1")
    bootstrap.ensure("runtime")
    assert sorted(path.name for path in elsewhere.iterdir()) == ["lib"]


def test_a_linked_environment_that_lacks_something_is_never_installed_into(checkout: Path) -> None:
    _linked_environment(checkout, "Django-5.2.18", "django_oscar-4.2.1")
    with pytest.raises(LocalError, match=r"lacks of requirements.txt: django==5.2.19\."):
        bootstrap.ensure("runtime")


def test_a_set_that_cannot_be_installed_is_not_taken_for_installed(checkout: Path) -> None:
    (checkout / "requirements.txt").write_text("no-such-package-anywhere==1.0 --hash=sha256:" + "0" * 64 + "\n")
    for _ in range(2):
        with pytest.raises(LocalError, match="could not be installed"):
            bootstrap.ensure("runtime")
    assert not bootstrap.STAMP.exists()


def test_an_installed_set_is_not_installed_again(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (checkout / "requirements.txt").write_text("# nothing to install\n")
    bootstrap.ensure("runtime")
    assert INSTALLED_WITH.findall(capsys.readouterr().out) == ["uv" if shutil.which("uv") else "pip"]
    bootstrap.ensure("runtime")
    assert capsys.readouterr().out == ""
