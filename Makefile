# Everything runs from here, with Python 3.11 and make: no Docker, no Java, no root.
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
ARGS ?=
# Processes that share a lane of the tests; each has a Neo4j and a Valkey of its own.
JOBS ?= 2
SHARED := -n $(JOBS) --dist loadfile --no-loadscope-reorder

.PHONY: demo test test-long check bench clean

demo: $(VENV)/.runs
	$(BIN)/graphsvc demo $(ARGS)

test: $(VENV)/.develops
	$(BIN)/python -m pytest --lane test $(SHARED) $(ARGS)

test-long: $(VENV)/.develops
	$(BIN)/python -m pytest --lane long $(SHARED) $(ARGS)

check: $(VENV)/.develops
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/pyright
	$(BIN)/lint-imports
	$(BIN)/python -m pytest tests/test_structure.py
	$(BIN)/python -m tests.audit

bench: $(VENV)/.develops
	$(BIN)/python -m benchmarks $(ARGS)

clean:
	rm -rf $(VENV) .pytest_cache .ruff_cache .hypothesis .import_linter_cache dist build

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.runs: requirements-embedded.lock pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-embedded.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps -e .
	touch $@

$(VENV)/.develops: requirements-dev.lock pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps -e .
	touch $@ $(VENV)/.runs
