"""A program that the tests need and that cannot be had: it is named with the way to get it, and nothing is left out for want of it."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from deploy.local import browser, elasticsearch_package
from deploy.local.browser import chromium
from deploy.local.checkout import PYTHON, ROOT, LocalError, child_environment

NEEDED: list[tuple[Callable[[Path], object], str, str]] = [
    (lambda _folder: chromium(), "Chromium", "chromium-headless-shell"),
    (lambda _folder: elasticsearch_package.java_home(), "Java 17", "default-jre-headless"),
    (lambda folder: elasticsearch_package._fetch_into(folder / "elasticsearch"), "Maven", "maven"),
]
each_program = pytest.mark.parametrize(("need", "name", "package"), NEEDED, ids=[name for _, name, _ in NEEDED])


@pytest.fixture(autouse=True)
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine on whose PATH is nothing; the folder of its programs."""
    programs = tmp_path / "bin"
    programs.mkdir()
    monkeypatch.setenv("PATH", str(programs))
    for variable in ("CHROMIUM", "JAVA_HOME"):
        monkeypatch.delenv(variable, raising=False)
    return programs


@each_program
def test_without_a_package_manager_it_is_said_what_to_install(
    tmp_path: Path, need: Callable[[Path], object], name: str, package: str
) -> None:
    with pytest.raises(LocalError, match=rf"(?s)Missing: {name}.*sudo apt-get install {package}$"):
        need(tmp_path)


@each_program
def test_an_installation_that_fails_says_so(
    tmp_path: Path, bare: Path, monkeypatch: pytest.MonkeyPatch, need: Callable[[Path], object], name: str, package: str
) -> None:
    apt = bare / "apt-get"
    apt.write_text('#!/bin/sh\necho "$@" >> "$0.asked"\nexit 100\n')
    apt.chmod(0o755)
    monkeypatch.setattr("os.geteuid", lambda: 0)
    with pytest.raises(LocalError, match=rf"Missing: {name}.*apt-get install {package}` failed"):
        need(tmp_path)
    asked = (bare / "apt-get.asked").read_text().splitlines()
    assert [line.split()[0] for line in asked] == ["install", "update", "install"]
    assert asked[0].split()[-1] == package


def test_what_was_installed_is_found(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    apt = bare / "apt-get"
    apt.write_text(f"#!/bin/sh\nprintf '' > {bare}/chromium-headless-shell\n/bin/chmod 755 {bare}/chromium-headless-shell\n")
    apt.chmod(0o755)
    monkeypatch.setattr("os.geteuid", lambda: 0)
    assert chromium() == bare / browser.WITHOUT_WINDOWS


def test_the_command_fails_at_once_and_runs_no_test_without_it() -> None:
    environment = child_environment(CHROMIUM="/nowhere/chromium")
    done = subprocess.run(
        [str(PYTHON), "-m", "deploy.local.testing"], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "CHROMIUM names /nowhere/chromium, which is not there." in done.stdout + done.stderr
    assert "passed" not in done.stdout
