# One command a job; `make demo` and `make test` need Python 3.11, pip and make, and nothing else.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install -q -c requirements.lock

.PHONY: demo test check fix regen lock clean

demo: $(VENV)/.core  ## set up, review the bundled example, show the memo's head
	$(BIN)/reviewer review examples/guangxi --out out

test: $(VENV)/.dev  ## run all tests
	$(BIN)/python -m pytest

check: $(VENV)/.dev  ## lint, format, types, import direction; changes nothing
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

fix: $(VENV)/.dev  ## mend what ruff can
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

regen: $(VENV)/.dev  ## write the golden memos anew; read the diff before you commit it
	$(BIN)/python -m pytest tests/test_golden.py --regen -n 0

lock: $(VENV)/.dev  ## pin what is installed
	$(BIN)/python -m pip freeze --exclude-editable > requirements.lock

clean:
	rm -rf $(VENV) out build dist *.egg-info

$(VENV)/.core: pyproject.toml requirements.lock
	$(PYTHON) -m venv $(VENV)
	$(PIP) -e '.[ocr]'
	touch $@

$(VENV)/.dev: $(VENV)/.core
	$(PIP) -e '.[ocr,dev]'
	touch $@
