# One command for each job; continuous integration runs the same ones.
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
JOBS ?= 2

.PHONY: install test mutate check lint types contracts tables dependencies pages format bench docs packages clean

install: $(VENV)/.installed  ## a virtual environment with retold and the development tools

$(VENV)/.installed: pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --editable . --group dev
	touch $@

test: install  ## every test; data sets that are absent are skipped, saying why
	OPENBLAS_NUM_THREADS=1 $(BIN)/python -m pytest -n $(JOBS) --dist loadfile

mutate: install  ## small faults put into the audit, the values and the words: which does no test notice?
	OPENBLAS_NUM_THREADS=1 $(BIN)/python tools/mutate.py --jobs $(JOBS)

check: lint types contracts tables dependencies  ## what must hold besides the tests

lint: install
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: install
	$(BIN)/mypy

contracts: install
	$(BIN)/lint-imports

tables: install  ## the figures in README and docs are those of benchmarks/results
	$(BIN)/python -m benchmarks.tables --check

dependencies: install  ## licences and bounds of all that is brought; known faults need a network: see CONTRIBUTING
	$(BIN)/python -m pip check
	$(BIN)/python tools/audit_dependencies.py

format: install
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: install  ## accuracy and speed on the data that RETOLD_DATA names (see benchmarks/README.md)
	$(BIN)/python -m benchmarks

pages: install  ## renew all pages that are made from the code: a test says where one is stale
	for tool in list_commands list_rules list_python list_routes map_audit map_architecture show_tutorial; do \
		$(BIN)/python tools/$$tool.py || exit 1; done

packages: install  ## wheel and source distribution, built twice the same, installed clean, also from a zip
	$(BIN)/python tools/check_packages.py

docs: install  ## the site, in site/; a link that leads nowhere is an error
	$(BIN)/python -m pip install --quiet --group docs
	$(BIN)/zensical build --strict

clean:
	rm -rf $(VENV) site dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis
