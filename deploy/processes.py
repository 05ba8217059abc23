"""The processes of the exchange, as every place that starts them writes them: `make run` and deploy/compose.yaml."""

WEB = ["gunicorn", "marketplace.wsgi:application", "--config", "deploy/gunicorn_settings.py"]
WORKER = ["manage.py", "procrastinate", "worker"]
