# `make test` is all that a fresh machine needs: it makes its environment, installs, runs the tests.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed

.PHONY: all setup fmt lint type test coverage docs docs-check bench fuzz build clean

all: lint type docs-check test build

setup: $(INSTALLED)

$(INSTALLED): pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "copydesk needs Python 3.11 or newer")'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	touch $@

fmt: setup
	$(BIN)/ruff check --fix --exit-zero --quiet
	$(BIN)/ruff format --quiet

lint: setup
	$(BIN)/ruff check
	$(BIN)/ruff format --check

type: setup
	$(BIN)/mypy

test: setup
	$(BIN)/python -m pytest -n auto

coverage: setup
	$(BIN)/python -m pytest -n auto --cov --cov-report=term

docs: setup
	$(BIN)/python tools/make_docs.py

docs-check: setup
	$(BIN)/python tools/make_docs.py --check

bench: setup
	$(BIN)/python bench/cold_run.py
	$(BIN)/python bench/throughput.py
	$(BIN)/python bench/growth.py
	$(BIN)/python bench/spelling.py

fuzz: setup
	$(BIN)/python bench/fuzz.py

build: setup
	$(BIN)/python -m build --quiet

clean:
	rm -rf build dist *.egg-info $(VENV)
