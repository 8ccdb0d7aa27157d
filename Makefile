# Every target has one line of help; `make` alone lists them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
MANAGE := $(BIN)/python manage.py
PORT ?= 8000
NODES ?= 1

.DEFAULT_GOAL := help
.PHONY: help run test check lint types contracts templates migrations browser bench elasticsearch postgres test-scale

help: ## List the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-14s %s\n", $$1, $$2}'

$(VENV)/installed: requirements.txt
	@echo "[1/5] 安装依赖 (installing dependencies)"
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/installed-dev: $(VENV)/installed requirements-dev.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

run: $(VENV)/installed ## Install, migrate, load the demonstration province and serve it
	@DEMONSTRATION=1 $(MANAGE) demonstrate --port $(PORT)

test: $(VENV)/installed-dev ## Run the unit, rule and database tests
	@$(BIN)/python -m pytest -q -n 2 -m "not browser and not services"

lint: $(VENV)/installed-dev ## Ruff: rules and format
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: $(VENV)/installed-dev ## mypy
	@$(BIN)/mypy site/config cms_pages registry search

contracts: $(VENV)/installed-dev ## Import contracts
	@PYTHONPATH=site $(BIN)/lint-imports

templates: $(VENV)/installed-dev ## Template format
	@$(BIN)/djlint --check templates

migrations: $(VENV)/installed-dev ## No model change without its migration; production settings are safe
	@$(MANAGE) makemigrations --check --dry-run
	@SECRET_KEY=$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(60))') ALLOWED_HOSTS=example.org \
		DJANGO_SETTINGS_MODULE=config.settings.production $(MANAGE) check --deploy --fail-level WARNING

browser: $(VENV)/installed-dev ## Flows and accessibility in a real Chromium
	@$(BIN)/python -m pytest -q -m browser

bench: $(VENV)/installed-dev ## Measure speed and scale (writes benchmarks/results/)
	@$(BIN)/python -m benchmarks

elasticsearch: $(VENV)/installed-dev ## Start a local Elasticsearch (NODES=3 for a cluster) until Ctrl+C
	@$(BIN)/python -m services.elasticsearch --nodes $(NODES)

postgres: $(VENV)/installed-dev ## Start a local PostgreSQL until Ctrl+C
	@$(BIN)/python -m services.postgres

test-scale: $(VENV)/installed-dev ## Tests with real PostgreSQL and Elasticsearch, killed where it hurts
	@$(BIN)/python -m services.scale $(if $(WHERE_POSSIBLE),--where-possible)

check: lint types contracts templates migrations test browser ## All that continuous integration runs
