"""A real Elasticsearch for this checkout, without a container engine: started, paused, crashed and stopped here."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Mapping, Sequence
from pathlib import Path

import psutil

from deploy.local.accounts import ServerUser, data_home, server_user
from deploy.local.checkout import LocalError
from deploy.local.elasticsearch_package import java_home, program_folder
from deploy.local.ports import free_port, is_free
from deploy.local.shared_server import SharedServer

# What Java is told: for a server that stays; for the length of a test run, where compiling code as far as it goes would take half of
# a node's start and never be earned back; and for a node that one test has for itself.
LASTING = ("-Xms512m", "-Xmx512m")
PASSING = (*LASTING, "-XX:TieredStopAtLevel=1")
SMALL = ("-Xms256m", "-Xmx256m", "-XX:TieredStopAtLevel=1")
# Seconds; three nodes that start together on two busy cores need more than one alone.
LONGEST_START = 180
_direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def is_ready(urls: str) -> bool:
    """Whether an Elasticsearch answers and can write; of several nodes, separated by commas, any one."""
    return any(_is_ready(url.strip()) for url in urls.split(",") if url.strip())


def _is_ready(url: str) -> bool:
    try:
        with _direct.open(f"{url}/_cluster/health?wait_for_status=yellow&timeout=1s", timeout=3) as answer:
            return json.load(answer)["timed_out"] is False
    except (OSError, ValueError, KeyError):
        return False


class LocalElasticsearch(SharedServer):
    """One node on a free port of 127.0.0.1, with its configuration, data and logs in the state folder."""

    name = "elasticsearch"

    def __init__(self, state: Path | None = None, java: Sequence[str] = LASTING, settings: Mapping[str, object] | None = None) -> None:
        super().__init__(state or data_home() / "elasticsearch")
        self.java = java
        self.settings = settings or {}
        self.node = self.state / "node"

    @property
    def url(self) -> str:
        """The node's address; its port is chosen at the first start and kept."""
        return f"http://127.0.0.1:{self._port}"

    @property
    def pid(self) -> int | None:
        """The running server's process, or None."""
        process = self._process()
        return process.pid if process else None

    def answers(self) -> bool:
        """Whether this node takes requests now."""
        return self.pid is not None and is_ready(self.url)

    def start(self) -> None:
        """Start the node and wait until it can write: 10 to 15 seconds on two cores."""
        if self.pid is not None:
            self.stop()
        user = server_user()
        user.own(self.node)
        port = self._port if self._port and is_free(self._port) else free_port()
        (self.state / "port").write_text(str(port))
        self._configure(user, port)
        self._launch(user)
        deadline = time.monotonic() + LONGEST_START
        while not self.answers():
            if time.monotonic() > deadline:
                raise LocalError(f"Elasticsearch started but does not answer at {self.url}.\n{self._log_tail()}")
            time.sleep(0.2)

    def stop(self) -> None:
        """End the node cleanly; a node that does not end within 30 s is killed."""
        process = self._process()
        if process is None:
            return
        self.resume()
        process.terminate()
        try:
            process.wait(30)
        except psutil.TimeoutExpired:
            process.kill()
            process.wait(10)

    def kill(self) -> None:
        """Crash the node; `start` brings it back on the same port with what it had written."""
        process = self._process()
        if process is not None:
            process.kill()
            process.wait(10)

    def pause(self) -> None:
        """Let the node hang: connections are taken, nothing is answered."""
        self._signal(signal.SIGSTOP)

    def resume(self) -> None:
        """Let a hanging node go on."""
        self._signal(signal.SIGCONT)

    def destroy(self) -> None:
        """Stop the node and forget its data."""
        self.stop()
        shutil.rmtree(self.state, ignore_errors=True)

    @property
    def _port(self) -> int:
        try:
            return int((self.state / "port").read_text())
        except (FileNotFoundError, ValueError):
            return 0

    def _signal(self, number: signal.Signals) -> None:
        process = self._process()
        if process is not None:
            process.send_signal(number)

    def _process(self) -> psutil.Process | None:
        """The node's process, if it lives: a zombie has no command line, a stranger has another one."""
        try:
            process = psutil.Process(int((self.state / "pid").read_text()))
            words = process.cmdline()
        except (OSError, ValueError, psutil.Error):
            return None
        return process if any(str(self.node) in word for word in words) else None

    def _configure(self, user: ServerUser, port: int) -> None:
        config = self.node / "config"
        shutil.rmtree(config, ignore_errors=True)
        shutil.copytree(program_folder() / "config", config)
        settings = {
            "discovery.type": "single-node",
            "network.host": "127.0.0.1",
            "http.port": port,
            "transport.port": free_port(),
            "path.data": str(self.node / "data"),
            "path.logs": str(self.node / "logs"),
            "xpack.security.enabled": False,
            "cluster.routing.allocation.disk.threshold_enabled": False,
            **self.settings,
        }
        config.joinpath("elasticsearch.yml").write_text("".join(f"{k}: {json.dumps(v)}\n" for k, v in settings.items() if v is not None))
        options = config / "jvm.options.d"
        options.mkdir(exist_ok=True)
        options.joinpath("exchange.options").write_text("".join(f"{option}\n" for option in self.java))
        for name in ("data", "logs", "tmp"):
            user.own(self.node / name)
        self._add_to(config)
        if user.is_other:
            for path in (config, *config.rglob("*")):
                os.chown(path, user.uid, user.gid)

    def _add_to(self, config: Path) -> None:
        """What else belongs into the configuration folder; nothing for a node without passwords."""

    def _launch(self, user: ServerUser) -> None:
        pid_file = self.node / "pid"
        pid_file.unlink(missing_ok=True)
        said, ended_well = self._run(user, "server", "lib/tools/server-cli", "-d", "-p", str(pid_file))
        if not ended_well or not pid_file.exists():
            raise LocalError(f"Elasticsearch did not start as {user.name}:\n{said}\n{self._log_tail()}")
        (self.state / "pid").write_text(pid_file.read_text())  # the node deletes its own before it ends

    def _run(self, user: ServerUser, name: str, libraries: str, *arguments: str, typed: str = "") -> tuple[str, bool]:
        """One of the server's own commands: what it said, and whether it ended well."""
        environment = {
            "PATH": os.environ.get("PATH", ""),
            "ES_JAVA_HOME": str(java_home()),
            "ES_PATH_CONF": str(self.node / "config"),
            "ES_TMPDIR": str(self.node / "tmp"),
            "CLI_NAME": name,
            "CLI_LIBS": libraries,
        }
        # Files and not pipes: a server that stays keeps what it was given open.
        with tempfile.TemporaryFile("w+") as output, tempfile.TemporaryFile("w+") as typing:
            typing.write(typed)
            typing.seek(0)
            done = subprocess.run(
                ["bash", str(program_folder() / "bin" / "elasticsearch-cli"), *arguments],
                env=environment,
                stdin=typing,
                stdout=output,
                stderr=subprocess.STDOUT,
                check=False,
                **user.process_arguments(),
            )
            output.seek(0)
            return output.read()[-1500:], done.returncode == 0

    def _log_tail(self) -> str:
        logs = sorted((self.node / "logs").glob("*.log"))
        return "\n".join(logs[0].read_text(errors="replace").splitlines()[-10:]) if logs else ""
