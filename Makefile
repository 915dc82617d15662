# Everything a newcomer types. Each step runs again only when its inputs changed; the scripts are in .ci.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

ENV := .venv
PY := $(ENV)/bin/python
STAMPS := $(ENV)/stamps
PAGE := retrokit/lan/page
LOCKS := requirements/runtime.txt requirements/build.txt

.PHONY: help run demo test check format bench trust wheel page catalogue messages lock clean

help: ## List what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-10s %s\n", $$1, $$2}' Makefile

run: page ## Open the app (without a screen: play the demo)
	@.ci/open

demo: page ## Play a whole session with simulated phones into out/demo
	@.ci/demo

test: $(STAMPS)/dev $(STAMPS)/wheels page ## Install what the tests need and run all of them
	@.ci/system tests
	@# A worker that crashed is not replaced: pytest-xdist would wait for the rest of its tests for ever.
	@$(PY) -m pytest -n 2 --dist loadfile --max-worker-restart 0 $(TESTS)

check: $(STAMPS)/dev page ## Format, lint, types, the page's types and QML
	@$(ENV)/bin/ruff format --check --quiet .
	@$(ENV)/bin/ruff check --quiet .
	@$(ENV)/bin/mypy
	@.ci/check-page
	@.ci/check-qml

format: $(STAMPS)/dev ## Put the Python files in order
	@$(ENV)/bin/ruff check --quiet --fix . || true
	@$(ENV)/bin/ruff format --quiet .

bench: $(STAMPS)/dev page ## Measure, as JSON
	@$(PY) -m tests.bench

trust: $(STAMPS)/dev page ## Prove every promise at release size (most of an hour) and write the figures
	@.ci/system tests
	@$(PY) -m tests.trust

wheel: $(STAMPS)/runtime ## Build the wheel into dist
	@$(PY) -m build --wheel --no-isolation --outdir dist

page: $(STAMPS)/runtime ## Build the phone page
	@.ci/page

catalogue: $(STAMPS)/dev ## Write the texts of windows, page and report into assets/i18n/en.json
	@$(PY) -m tests.catalogue_sources

messages: $(STAMPS)/runtime ## Write the page's message types
	@$(PY) -m retrokit.lan.typescript

lock: $(STAMPS)/dev ## Choose the newest allowed packages and write their hashes
	@.ci/lock

clean: ## Remove everything that make has made
	@rm -rf $(ENV) build dist out retrokit-demo $(PAGE)/dist $(PAGE)/node_modules .mypy_cache .pytest_cache .ruff_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(STAMPS)/venv: .ci/venv
	@.ci/venv
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/runtime: $(STAMPS)/venv $(LOCKS) pyproject.toml hatch_build.py
	@$(PY) -m pip install --quiet --require-hashes -r requirements/runtime.txt -r requirements/build.txt
	@$(PY) -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(STAMPS)/dev: $(STAMPS)/runtime requirements/dev.txt
	@$(PY) -m pip install --quiet --require-hashes -r requirements/dev.txt
	@touch $@

# What a stranger's pip would download: test_wheel.py installs the wheel from here into an empty environment.
$(STAMPS)/wheels: $(STAMPS)/runtime
	@rm -rf $(ENV)/wheels
	@$(PY) -m pip download --quiet --require-hashes -r requirements/runtime.txt --dest $(ENV)/wheels
	@touch $@
