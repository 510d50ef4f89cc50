# Everything runs from here, with Python 3.11 or later and make: no Docker, no Java, no root.
# The Python to use; by default the newest that is there (tools/newest-python).
PYTHON ?=
VENV := .venv
BIN := $(VENV)/bin
ARGS ?=
# Processes that share a lane of the tests; each has a Neo4j and a Valkey of its own.
JOBS ?= 2
SHARED := -n $(JOBS) --dist loadfile --no-loadscope-reorder

# What is compiled once is kept, whatever the shell says: a run of the tests starts hundreds of processes.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo test test-long check bench wheel clean

# What the demo says of its time counts from here.
demo: BEGUN := $(shell date +%s)
demo: $(VENV)/.runs
	$(BIN)/graphsvc demo --begun $(BEGUN) $(ARGS)

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

# dist/graphsvc-….whl, which has everything in it (README).
wheel: $(VENV)/.runs
	$(BIN)/python -m pip wheel --quiet --disable-pip-version-check --no-build-isolation --no-deps --wheel-dir dist .

clean:
	rm -rf $(VENV) .pytest_cache .ruff_cache .hypothesis .import_linter_cache dist build

$(BIN)/python:
	@if [ -n "$(PYTHON)" ]; then python="$(PYTHON)"; \
	else found=$$(tools/newest-python) || exit 1; python=$${found#* }; fi; \
	echo "$$("$$python" --version) ($$python)"; \
	"$$python" -m venv $(VENV)

$(VENV)/.runs: requirements-embedded.lock pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-embedded.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps -e .
	touch $@

$(VENV)/.develops: requirements-dev.lock pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps -e .
	touch $@ $(VENV)/.runs
