# Every target sets up what it needs: a bare Python 3.11 or newer is enough. ARGS="..." is handed on.
SHELL := /bin/sh
BIN := .venv/bin
ARGS ?=
CHECKED := $(wildcard pos_app ui resources migrations benchmarks tests)

.DEFAULT_GOAL := help
.PHONY: help run test lint bench setup pictures translations lock clean

help:
	@echo "make run     the counter (without a display: the tour, as pictures in ./tour)"
	@echo "make test    all tests (ARGS='-k phone' for some)"
	@echo "make lint    style, types, who imports whom, dependencies"
	@echo "make bench   the figures, with ratios against raw sqlite3"
	@echo "make pictures  renews the pictures in docs/ from the tour"
	@echo "make translations  every text of the window for its translators, and the languages there are"
	@echo "make setup   .venv from requirements.lock; make lock renews the lock; make clean removes what was made"

run: setup
	@if [ "$$(uname -s)" = Linux ] && [ -z "$${DISPLAY:-}$${WAYLAND_DISPLAY:-}" ]; then \
		echo "No display here: running the tour instead, pictures go to ./tour"; \
		scripts/system-libraries.sh offscreen && QT_QPA_PLATFORM=offscreen $(BIN)/tappass-pos tour --out tour $(ARGS); \
	else \
		scripts/system-libraries.sh window && $(BIN)/tappass-pos $(ARGS); \
	fi

test: setup
	@scripts/system-libraries.sh offscreen
	@$(BIN)/python -m pytest -n 2 --dist worksteal $(ARGS)

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy $(CHECKED)
	$(BIN)/lint-imports
	$(BIN)/deptry .

bench: setup
	@scripts/system-libraries.sh offscreen
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m benchmarks $(ARGS)

setup:
	@scripts/setup.sh

pictures: setup
	@scripts/system-libraries.sh offscreen
	@scripts/pictures.sh

translations: setup
	@$(BIN)/python scripts/translations.py

lock: setup
	@scripts/lock.sh $(ARGS)

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache build dist tour
