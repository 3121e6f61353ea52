# The two that matter: `make demo` and `make test`. `make PYTHON=python3.12 …` picks another Python.
PYTHON ?= python3
SEED := seeds/000_92e80a022930c7d6.txt
BIN := .venv/bin
TRAIN := .venv-train/bin
PIP := python -m pip --disable-pip-version-check --quiet
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --fork-strategy fewest --generate-hashes --no-emit-index-url --custom-compile-command "make lock"

.DEFAULT_GOAL := help
.PHONY: help demo install test check bench picture neo4j fuzz golden train lock browser java

help: ## List what can be made
	@sed -n 's/^\([a-z0-9]*\):.*## /  make \1\t/p' Makefile | expand -t 16

demo: install ## Build the graph of the talk in seeds/ into output/
	$(BIN)/kg build $(SEED) --output output
	@echo && echo 'To have kg at hand: . .venv/bin/activate'

install: .venv/installed ## Install kg with all it needs into .venv

test: .venv/tested browser java ## Run every check and every test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/deno fmt --check --quiet
	$(BIN)/deno lint --quiet
	$(BIN)/mypy
	$(BIN)/python -m pytest

check: .venv/tested ## Run every check, and the tests that take seconds at most: about two minutes
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/deno fmt --check --quiet
	$(BIN)/deno lint --quiet
	$(BIN)/mypy
	$(BIN)/python -m pytest -m "not slow"

bench: .venv/tested ## Print the figures the README names
	$(BIN)/python -m bench

picture: .venv/tested browser ## Take the README's picture of the page anew
	$(BIN)/python -m bench.picture

neo4j: java ## Run a Neo4j server to try kg load on, until Ctrl-C
	@$(PYTHON) tests/neo4j/server.py

fuzz: .venv-fuzz/installed ## Feed every reader what coverage leads to, for five minutes (x86-64 Linux)
	.venv-fuzz/bin/python tests/read/fuzz.py -max_total_time=300

golden: .venv/tested ## Rewrite the facts that a test expects of the talk in seeds/, and what the README shows of it
	KG_GOLDEN=rewrite $(BIN)/python -m pytest --quiet tests/test_golden.py tests/test_docs.py::test_the_readme_shows_what_is_printed

train: .venv-train/installed ## Make what is learned in kg/weights anew, from ../shared and train/annotated: under three hours
	@! command -v nvidia-smi >/dev/null || $(TRAIN)/$(PIP) install --no-deps --require-hashes --requirement train/teacher.txt
	$(TRAIN)/python -m train ../shared build/train kg/weights

lock: .venv/tested ## Pin the newest versions anew
	echo hatchling | $(LOCK) --upgrade pyproject.toml - --output-file requirements.lock
	echo hatchling | $(LOCK) --upgrade pyproject.toml - --extra test --constraint requirements.lock --output-file requirements-test.lock
	echo hatchling | $(LOCK) --upgrade pyproject.toml - --extra train --constraint requirements.lock --output-file requirements-train.lock

$(BIN)/python $(TRAIN)/python .venv-fuzz/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "kg needs Python 3.11 or newer: make PYTHON=python3.12" >&2; exit 1; }
	$(PYTHON) -m venv $(@:/bin/python=)

# The build backend is pinned in the lock too, so nothing unpinned is fetched.
.venv/installed: requirements.lock pyproject.toml | .venv/bin/python
	$(BIN)/$(PIP) install --require-hashes --requirement requirements.lock
	$(BIN)/$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

.venv/tested: requirements-test.lock .venv/installed
	$(BIN)/$(PIP) install --require-hashes --requirement requirements-test.lock
	@touch $@

.venv-train/installed: requirements-train.lock pyproject.toml | $(TRAIN)/python
	@echo "installing what learning needs into .venv-train: six gigabytes, some minutes" >&2
	$(TRAIN)/$(PIP) install --require-hashes --requirement requirements-train.lock
	$(TRAIN)/$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

# Atheris has wheels for some systems and versions of Python alone, so it stands in an environment of its own.
.venv-fuzz/installed: requirements-test.lock tests/read/fuzz.lock | .venv-fuzz/bin/python
	.venv-fuzz/bin/$(PIP) install --require-hashes --requirement requirements-test.lock
	.venv-fuzz/bin/$(PIP) install --require-hashes --requirement tests/read/fuzz.lock
	.venv-fuzz/bin/$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

# Tests of the page look at it in a browser. Without root, or without apt, they are skipped where there is none.
browser:
	@command -v chromium >/dev/null || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; } || echo "no chromium: the tests that look at the page are skipped"
	@command -v chromium >/dev/null || ! { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; } || \
	  { apt-get update --quiet --quiet && DEBIAN_FRONTEND=noninteractive apt-get install --yes --quiet --quiet --no-install-recommends chromium; }

# Tests of Neo4j run a server from Maven's jars. Without root, or without apt, they are skipped where Java or Maven is missing.
java:
	@missing=$$(command -v java >/dev/null || echo default-jre-headless; command -v mvn >/dev/null || echo maven); \
	if [ -z "$$missing" ]; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  apt-get update --quiet --quiet && DEBIAN_FRONTEND=noninteractive apt-get install --yes --quiet --quiet --no-install-recommends $$missing; \
	else echo no $$missing: there is no Neo4j server, and its tests are skipped; fi
