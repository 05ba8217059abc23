"""A mail server on a socket of this machine: takes mail, or refuses it with a code."""

import socketserver
import threading
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from types import TracebackType


@dataclass
class Mail:
    """One message as the server took it."""

    recipients: list[str]
    message: EmailMessage


class _Session(socketserver.StreamRequestHandler):
    server: "SmtpServer"

    def handle(self) -> None:
        self._say("220 test")
        recipients: list[str] = []
        while line := self.rfile.readline().decode().strip():
            verb = line[:4].upper()
            if verb == "RCPT" and self.server.refusal:
                self._say(self.server.refusal)
            elif verb == "RCPT":
                recipients.append(line.partition(":")[2].strip("<> "))
                self._say("250 ok")
            elif verb == "DATA":
                self._say("354 go on")
                self.server.mails.append(Mail(recipients, self._body()))
                self._say("250 taken")
            elif verb == "QUIT":
                self._say("221 bye")
                return
            else:
                self._say("250 ok")

    def _body(self) -> EmailMessage:
        lines = []
        while (line := self.rfile.readline()) != b".\r\n":
            lines.append(line.removeprefix(b".") if line.startswith(b"..") else line)
        return message_from_bytes(b"".join(lines), policy=policy.default)

    def _say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())


@dataclass
class SmtpServer:
    """Starts with `with`; `port` 0 takes a free one. `refusal` is what it says to every recipient."""

    port: int = 0
    refusal: str = ""
    mails: list[Mail] = field(default_factory=list)

    def __enter__(self) -> "SmtpServer":
        socketserver.ThreadingTCPServer.allow_reuse_address = True
        self._server = socketserver.ThreadingTCPServer(("127.0.0.1", self.port), _Session)
        self._server.daemon_threads = True
        # The handler reads its orders from the server that it belongs to.
        self._server.mails, self._server.refusal = self.mails, self.refusal  # type: ignore[attr-defined]
        self.port = self._server.server_address[1]
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def url(self) -> str:
        """For EMAIL_URL."""
        return f"smtp://127.0.0.1:{self.port}"
