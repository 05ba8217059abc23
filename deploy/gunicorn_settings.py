"""How the web server runs, here and in production."""

import os

bind = os.environ.get("BIND", f"127.0.0.1:{os.environ.get('PORT', '8000')}")
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = 4
worker_class = "gthread"
preload_app = True  # the workers share what is loaded once: less memory, and a quicker start
timeout = 60
graceful_timeout = 20
keepalive = 5
control_socket_disable = True  # no second door into the server
