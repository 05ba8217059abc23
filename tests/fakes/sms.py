"""An SMS aggregator on a socket of this machine: takes messages, or answers with a code."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any


class SmsAggregator:
    """Starts with `with`; `status` is what it answers."""

    def __init__(self, status: int = 200) -> None:
        self.status = status
        self.taken: list[dict[str, Any]] = []
        self.credentials: list[str | None] = []

    def __enter__(self) -> "SmsAggregator":
        double = self

        class Endpoint(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                if double.status < 300:
                    double.taken.append(json.loads(body))
                    double.credentials.append(self.headers.get("Authorization"))
                self.send_response(double.status)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *args: Any) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Endpoint)
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def url(self) -> str:
        """For SMS_URL, with a user and a password."""
        return f"http://exchange:secret@127.0.0.1:{self._server.server_address[1]}/send"
