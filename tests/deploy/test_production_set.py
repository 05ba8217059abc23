"""The production set and its documentation say what the code reads, no more and no less."""

import re
import subprocess

import pytest
import yaml

from deploy.environment_table import DOCUMENT, with_table
from deploy.local.checkout import PYTHON, ROOT
from deploy.local.elasticsearch_package import VERSION
from deploy.local.postgres import MAJOR
from deploy.processes import WEB, WORKER
from marketplace.settings.environment import VARIABLES, Variable, database
from marketplace.settings.reading import postgresql

COMPOSE = yaml.safe_load((ROOT / "deploy" / "compose.yaml").read_text())
SERVICES = COMPOSE["services"]
OURS = ["migrate", "web", "worker"]


@pytest.mark.parametrize("service", OURS)
def test_each_process_gets_exactly_the_variables_that_the_code_reads(service: str) -> None:
    assert sorted(SERVICES[service]["environment"]) == sorted(variable.name for variable in VARIABLES)


@pytest.mark.parametrize("variable", [variable for variable in VARIABLES if variable.required], ids=lambda variable: variable.name)
def test_the_set_does_not_start_without_what_production_needs(variable: Variable) -> None:
    value = SERVICES["web"]["environment"][variable.name]
    assert re.search(r"\$\{\w+:\?", value)


@pytest.mark.parametrize("variable", [variable for variable in VARIABLES if variable.secret], ids=lambda variable: variable.name)
def test_no_secret_stands_in_the_set(variable: Variable) -> None:
    value = SERVICES["web"]["environment"][variable.name]
    assert re.sub(r"\$\{[^}]*\}", "", value) in {"", "postgresql://exchange:@postgres:5432/exchange"}
    assert not re.search(r"\$\{\w+:-[^}]", value)


def test_the_processes_are_those_of_a_local_run() -> None:
    assert SERVICES["web"]["command"][: len(WEB)] == WEB
    assert SERVICES["worker"]["command"] == ["python", *WORKER]


def test_the_servers_are_those_of_the_tests() -> None:
    assert SERVICES["postgres"]["image"] == f"postgres:{MAJOR}"
    assert SERVICES["elasticsearch"]["image"] == f"elasticsearch:{VERSION}"


def test_the_databases_are_not_reachable_from_outside() -> None:
    assert [name for name, service in SERVICES.items() if "ports" in service] == ["web"]
    assert SERVICES["web"]["ports"] == ["127.0.0.1:8000:8000"]


def test_everything_that_the_set_asks_for_is_documented() -> None:
    asked = set(re.findall(r"\$\{(\w+)", (ROOT / "deploy" / "compose.yaml").read_text()))
    assert {"POSTGRES_PASSWORD", "SECRET_KEY", "WEB_WORKERS"} <= asked
    assert [name for name in sorted(asked) if f"`{name}`" not in DOCUMENT.read_text()] == []


def test_the_documented_command_makes_a_password_that_the_set_takes() -> None:
    [command] = re.findall(r"`POSTGRES_PASSWORD` with\s+`python (-c) \"(.+?)\"`", DOCUMENT.read_text())
    password = subprocess.run([PYTHON, *command], capture_output=True, text=True, check=True).stdout.strip()
    url = re.sub(r"\$\{POSTGRES_PASSWORD[^}]*\}", password, SERVICES["web"]["environment"]["DATABASE_URL"])
    assert len(password) > 40
    assert re.fullmatch(r"[\w-]+", password, re.ASCII)
    assert database(postgresql(url)) | {"PASSWORD": password, "HOST": "postgres", "NAME": "exchange"} == database(postgresql(url))


def test_the_documentation_lists_every_variable() -> None:
    assert DOCUMENT.read_text() == with_table(DOCUMENT.read_text()), "run: python -m deploy.environment_table"
