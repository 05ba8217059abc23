"""How the web server runs, on one's own machine and in production. Read by gunicorn."""

import gc

from marketplace.settings.environment import env

bind = f"127.0.0.1:{env('PORT')}"
workers = env("WEB_WORKERS")
threads = 4
worker_class = "gthread"
preload_app = True  # the workers share what is loaded once: less memory, and a quicker start
timeout = 60
graceful_timeout = 20
keepalive = 5
control_socket_disable = True  # no second door into the server


def when_ready(server: object) -> None:
    """Before the workers part from the parent: what is loaded by now is theirs together, and no collection of garbage looks through it.

    A whole collection would go through a million objects that live as long as the process: some 0.3 s, in the middle of a page.
    """
    from marketplace.wsgi import load_ahead

    load_ahead()
    gc.collect()
    gc.freeze()
