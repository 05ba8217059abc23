"""How the web server runs, on one's own machine and in production. Read by gunicorn."""

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
