# make report   read the articles, compare, write reports/ (contradictions are no failure)
# make test     what CI runs: style, types, layers, tests with coverage
# make bench    speed and size, beside the promises of the README
# make clean    remove what these leave behind, the reports excepted

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
# pip compiles what it installs, but not what it only points to; a first run should be fast too.
COMPILE := $(BIN)/python -m compileall -q checks
export PYTHONUTF8 := 1

.PHONY: report test bench clean

report: $(VENV)/.installed
	@$(BIN)/discrepant check; code=$$?; test $$code -le 1 || exit $$code

test: $(VENV)/.installed-dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report --fail-under=90

bench: $(VENV)/.installed-dev
	@for name in start_up comparing reading; do \
	    echo "== benchmarks/$$name"; $(BIN)/python -m benchmarks.$$name || exit 1; \
	done

clean:
	rm -rf $(VENV) build dist checks/*.egg-info .pytest_cache .mypy_cache .ruff_cache \
	    .import_linter_cache .hypothesis .coverage .coverage.* .discrepant .bench
	find checks tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

# A stamp for each, so that a second run installs nothing.

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "discrepant needs Python 3.11 or newer: make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml | $(VENV)/bin/python
	$(PIP) install -e .
	@$(COMPILE)
	@touch $@

$(VENV)/.installed-dev: pyproject.toml | $(VENV)/bin/python
	$(PIP) install -e '.[dev]'
	@$(COMPILE)
	@touch $@ $(VENV)/.installed
