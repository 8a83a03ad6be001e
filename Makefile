# Everything a developer types. Each target prepares what it needs; `make` alone lists them.
VENV := .venv
BIN := $(VENV)/bin
PO := locales/zh_CN/LC_MESSAGES/dutybot.po locales/en/LC_MESSAGES/dutybot.po
PARALLEL := -n auto --dist loadgroup
SHELL := /bin/bash
.DEFAULT_GOAL := help

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: $(VENV)/installed ## Try everything in the browser: no token, no network; PORT=8799 for another port
	$(BIN)/dutybot demo $(if $(PORT),--port $(PORT))

test: $(VENV)/installed ## Run the tests, on SQLite and PostgreSQL
	$(BIN)/pytest $(PARALLEL)

check: $(VENV)/installed ## The whole gate: style, types, import contracts, translations, migrations, tests
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest $(PARALLEL)

bench: $(VENV)/installed ## Measure speed and memory, as JSON lines
	$(BIN)/python -m tests.bench.run

translations: $(VENV)/installed ## Gather the sentences for the translators
	$(BIN)/pybabel -q extract -k _ -k n_:1,2 --sort-output --no-location --project Dutybot --version "" -o $(VENV)/dutybot.pot locales bot/tables.py
	for po in $(PO); do \
	  locale=$$(basename $$(dirname $$(dirname $$po))); \
	  test -f $$po || $(BIN)/pybabel -q init -i $(VENV)/dutybot.pot -o $$po -l $$locale; \
	  $(BIN)/pybabel -q update -i $(VENV)/dutybot.pot -o $$po -l $$locale --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date --width 100; \
	done

lock: $(VENV)/installed ## Pin every dependency in requirements.lock, with hashes and no addresses
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --all-extras \
	  --custom-compile-command "make lock" --output-file requirements.lock pyproject.toml

clean: ## Remove what the other targets made
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(VENV)/installed: requirements.lock pyproject.toml
	@echo "Installing, about a minute…"
	python3 -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

.PHONY: help demo test check bench translations lock clean
