# The commands of a checkout. What they do stands in deploy/local/.
PYTHON ?= python3
VENV = .venv/bin/python
export PORT DATABASE_URL ELASTICSEARCH_URL

.PHONY: run test prove check services services-stop bench schema codes

run:
	@$(PYTHON) -m deploy.local.bootstrap runtime && exec $(VENV) -m deploy.local.run

test:
	@$(PYTHON) -m deploy.local.bootstrap dev && exec $(VENV) -m deploy.local.testing

prove:
	@rm -f proofs.json
	@$(PYTHON) -m deploy.local.bootstrap dev && PROOF_SCALE=full exec $(VENV) -m deploy.local.testing --proofs=proofs.json

check:
	@$(PYTHON) -m deploy.local.bootstrap dev && exec $(VENV) -m deploy.local.checks

services:
	@$(PYTHON) -m deploy.local.bootstrap dev >&2 && exec $(VENV) -m deploy.local.servers start

services-stop:
	@exec $(VENV) -m deploy.local.servers stop

bench:
	@$(PYTHON) -m deploy.local.bootstrap dev && exec $(VENV) -m tests.bench

schema:
	@$(PYTHON) -m deploy.local.bootstrap dev && exec $(VENV) -m deploy.local.schema

codes:
	@exec $(VENV) -m deploy.local.codes
