# make report   read the articles, compare, write reports/ (contradictions are no failure)
# make test     what CI runs: style, types, layers, tests with coverage
# make bench    speed and size, beside the promises of the README
# make bounds   the oldest and the newest of what we depend on, each with the tests that lean on it
# make lock     write requirements-dev.lock anew; make test LOCK=requirements-dev.lock goes by it
# make audit    known vulnerabilities of what is locked; says so where nobody could be asked
# make fuzz     each target of fuzz/ for FUZZ_SECONDS (60) from FUZZ_SEED (1); a find fails it
# make mutate   change the engine line by line: do the tests notice?  Some twenty minutes
# make clean    remove what these leave behind, the reports excepted

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
# pip compiles what it installs, but not what it only points to; a first run should be fast too.
COMPILE := $(BIN)/python -m compileall -q checks
export PYTHONUTF8 := 1

# A lock file, where every version and hash is to be as written there.
LOCK ?=
# What leans on the libraries we depend on, and their options.
LEANING := tests/test_cli.py tests/test_plugin.py tests/test_units.py tests/test_kept_units.py \
    tests/test_yaml_nodes.py tests/test_render_reports.py tests/test_render_ci.py \
    tests/test_people.py tests/test_spelling.py tests/hostile/test_outputs.py

FUZZ_SECONDS ?= 60
FUZZ_SEED ?= 1

# Each process of theirs, and each megabyte, takes twice as long where its lines are counted.
UNTRACED := tests/faults tests/hostile tests/browser
WORKERS := -n auto --maxprocesses 8

.PHONY: report test bench fuzz mutate bounds lock audit clean

report: $(VENV)/.installed
	@$(BIN)/discrepant check; code=$$?; test $$code -le 1 || exit $$code

test: $(VENV)/.installed-dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest $(WORKERS) $(addprefix --ignore ,$(UNTRACED)) tests
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report --fail-under=90
	$(BIN)/python -m pytest $(WORKERS) $(UNTRACED)

bench: $(VENV)/.installed-dev
	@for name in start_up comparing crowds failures linear reading; do \
	    echo "== benchmarks/$$name"; $(BIN)/python -m benchmarks.$$name || exit 1; \
	done

# Without the configuration of this machine's tools: two folders that can be thrown away.
bounds: $(VENV)/.installed-supply
	for end in lowest-direct highest; do \
	    $(BIN)/uv venv --quiet --clear --python $(BIN)/python .bounds/$$end || exit 1; \
	    $(BIN)/uv pip install --quiet --python .bounds/$$end/bin/python --resolution $$end \
	        --editable '.[dev]' || exit 1; \
	    echo "== $$end"; .bounds/$$end/bin/python -m pytest -q -p no:cacheprovider $(LEANING) || exit 1; \
	done

lock: $(VENV)/.installed-supply
	$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --extra dev \
	    --generate-hashes --custom-compile-command 'make lock' \
	    --output-file requirements-dev.lock pyproject.toml

audit: $(VENV)/.installed-supply
	@$(BIN)/pip-audit --requirement requirements-dev.lock --disable-pip --format json \
	    --progress-spinner off 2>/dev/null | $(BIN)/python .ci/audit.py

fuzz: $(VENV)/.installed-fuzz
	@failed=; for name in $(notdir $(wildcard fuzz/corpus/*)); do \
	    echo "== fuzz/corpus/$$name"; \
	    $(BIN)/python -m fuzz $$name $(FUZZ_SECONDS) $(FUZZ_SEED) || failed="$$failed $$name"; \
	done; test -z "$$failed" || { echo "found, in fuzz/found/:$$failed"; exit 1; }

# mutmut knows modules by their path under src, and changes copies of them.
mutate: $(VENV)/.installed-mutate
	@mkdir -p .mutants
	@for name in tests pyproject.toml; do ln -sfn ../$$name .mutants/$$name; done
	@ln -sfn ../checks .mutants/src
	cd .mutants && ../$(BIN)/mutmut run
	@$(BIN)/python -m benchmarks.mutants

clean:
	rm -rf $(VENV) .bounds build dist checks/*.egg-info .pytest_cache .mypy_cache .ruff_cache \
	    .import_linter_cache .hypothesis .coverage .coverage.* .discrepant .bench \
	    .fuzz fuzz/found .mutants
	find checks tests benchmarks fuzz -name __pycache__ -type d -prune -exec rm -rf {} +

# A stamp for each, so that a second run installs nothing.

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "discrepant needs Python 3.11 or newer: make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml | $(VENV)/bin/python
	$(PIP) install -e .
	@$(COMPILE)
	@touch $@

$(VENV)/.installed-dev: pyproject.toml $(LOCK) | $(VENV)/bin/python
	$(if $(LOCK),$(PIP) install --require-hashes --requirement $(LOCK))
	$(PIP) install $(if $(LOCK),--no-deps) -e '.[dev]'
	@$(COMPILE)
	@touch $@ $(VENV)/.installed

$(VENV)/.installed-supply: pyproject.toml | $(VENV)/bin/python
	$(PIP) install -e '.[supply]'
	@touch $@ $(VENV)/.installed

$(VENV)/.installed-fuzz: pyproject.toml | $(VENV)/bin/python
	$(PIP) install -e '.[dev,fuzz]'
	@touch $@ $(VENV)/.installed $(VENV)/.installed-dev

$(VENV)/.installed-mutate: pyproject.toml | $(VENV)/bin/python
	$(PIP) install -e '.[dev,mutate]'
	@touch $@ $(VENV)/.installed $(VENV)/.installed-dev
