# The one place to look for "how do I ...". `make help` lists the targets.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.NOTPARALLEL:

PY := .venv/bin/python
PYTEST := $(PY) -m pytest
# From the command line or the environment: make dev PORT=9000, PORT=9000 make dev, CAIRN_PORT=9000.
HOST ?= $(or $(CAIRN_HOST),127.0.0.1)
PORT ?= $(or $(CAIRN_PORT),8000)
# Tests are spread over the processor's cores, over four at most; who is done takes some of the others' share.
SPREAD ?= -n auto --maxprocesses 4 --dist worksteal
# What needs more than Python and the system libraries has a target of its own.
ALONE := browser or conformance or docs or bench
# Cleaning sees files alone and is the same beside any database: `make test` has run it.
FILES := submissions/tests
SEALED := --ignore=$(FILES)/office --ignore-glob='$(FILES)/test_cleaning_[!s]*.py' \
	--ignore-glob='$(FILES)/fuzz/test_[!d]*.py' --ignore-glob='$(FILES)/media/test_[!v]*.py'
STAGES := lint types migrations test services-test browser-test conformance docs

.PHONY: help setup setup-run setup-check dev test check lint types migrations services-test \
	browser-test conformance docs bench chaos fuzz requirements clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-15s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

dev: setup-run ## run the whole portal here: web, worker, beat (HOST=0.0.0.0 PORT=8080)
	@exec $(PY) manage.py dev --host "$(HOST)" --port "$(PORT)"

test: setup ## run the tests that need no server (ARGS="-k word" picks some)
	@$(PYTEST) $(SPREAD) -m "not services and not ($(ALONE))" $(ARGS)

check: setup-check ## run all that continuous integration runs, with seconds per stage
	@deploy/check.sh $(STAGES)

setup: ## make .venv ready for work on the code
	@deploy/setup.sh test

setup-run:
	@deploy/setup.sh run

setup-check:
	@deploy/setup.sh check

lint: setup ## check style and format
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .

types: setup ## check the types of the pure modules
	@$(PY) -m mypy

migrations: setup ## check that no migration is missing
	@$(PY) manage.py makemigrations --check --dry-run

services-test: setup ## run the tests on PostgreSQL, Valkey, an S3 server and a real worker
	@CAIRN_TEST_SERVICES=1 $(PYTEST) $(SPREAD) $(SEALED) -m "not ($(ALONE))" $(ARGS)

browser-test: setup-check ## run the tests in Chromium
	@$(PYTEST) -m browser $(ARGS)

conformance: setup ## check our badges with the official validator
	@OB_PYTHON=$(PY) badges/conformance/setup.sh
	@$(PYTEST) -m conformance $(ARGS)

docs: setup ## compare the documentation with the code
	@$(PYTEST) -m docs $(ARGS)

bench: setup ## measure the portal, print a table, fail when a goal is missed
	@$(PY) manage.py bench $(ARGS)

chaos: setup ## cut the worker's power at random and print a table (TRIALS=100)
	@$(PYTEST) -q badges/tests/test_power_cuts.py --trials $(or $(TRIALS),100) $(ARGS)

fuzz: setup ## clean a thousand changed files of each kind, other ones each time (EXAMPLES=1000)
	@$(PYTEST) -q $(SPREAD) submissions/tests/fuzz --examples $(or $(EXAMPLES),1000) $(ARGS)

# The local pip configuration is left out, so that the files hold what PyPI has and nothing else.
COMPILE := env -u PIP_FIND_LINKS -u PIP_INDEX_URL -u PIP_EXTRA_INDEX_URL PIP_CONFIG_FILE=/dev/null \
	CUSTOM_COMPILE_COMMAND="make requirements" $(PY) -m piptools compile --quiet --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host --strip-extras --allow-unsafe

requirements: setup ## pin requirements.in and requirements-dev.in anew (UPGRADE=--upgrade)
	@$(COMPILE) $(UPGRADE) --output-file requirements.txt requirements.in
	@$(COMPILE) $(UPGRADE) --output-file requirements-dev.txt requirements-dev.in

clean: ## remove what can be made again (var/, the data, stays)
	@rm -rf .venv staticfiles .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage var/check
	@find . -name __pycache__ -type d -not -path './var/*' -prune -exec rm -rf {} +
