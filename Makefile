# `make run` serves the dashboard, `make test` is the gate; the others are for maintainers.
PYTHON ?= python3
VENV   ?= .venv
PORT   ?= 8501
INPUTS ?= ../shared/data
BIN    := $(VENV)/bin
READY  := $(VENV)/.installed

.PHONY: run test inputs bench lock format
.DEFAULT_GOAL := run

run: $(READY)
	@$(BIN)/cap-sante build --if-needed
	@$(BIN)/cap-sante serve --port $(PORT)

test: $(READY)
	@.ci/browser
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest -n 2 --dist loadscope --no-loadscope-reorder --ignore tests/benchmarks

inputs: $(READY)
	$(BIN)/cap-sante inputs $(INPUTS)

bench: $(READY)
	@.ci/browser
	$(BIN)/python -m tests.benchmarks $(wildcard $(INPUTS))

format: $(READY)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# No host name is written; the lock is the same whatever mirror answers.
lock:
	$(PYTHON) -m venv $(VENV)-lock
	$(VENV)-lock/bin/python -m pip install --quiet uv
	$(VENV)-lock/bin/uv pip compile pyproject.toml --all-extras --universal --generate-hashes \
	  --no-emit-index-url --no-header --upgrade --quiet -o requirements.lock

# An editable install leaves its modules uncompiled, which every process would then pay for.
$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed: make PYTHON=python3.12 …"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m compileall -q dashboard pipelines
	@touch $(READY)
