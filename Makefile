# Everything one does with this project; `make` alone lists it. Needs Python >= 3.11 and make, nothing else.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
DEMO := $(foreach name,iran-envoys-2022 petro-caracas-2022 blinken-beijing-2023 qin-gang-africa-2023 pena-nieto-2017,$(wildcard tests/cases/$(name)/article.*))
export OMP_NUM_THREADS ?= 1

.DEFAULT_GOAL := help
.PHONY: help setup demo test check bench tables golden train eval docs site lock clean

help:      ## list the targets
	@grep -hE '^[a-z]+: .*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 10

setup: $(READY)  ## make .venv with the pinned and hashed requirements

$(READY): requirements/all.txt pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/all.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(READY)

demo: $(READY)   ## read the sample articles and print engagements, statements and events with their words
	@$(BIN)/dateline read --table $(DEMO)
	@echo
	@echo "Try next:"
	@echo "  $(BIN)/dateline explain tests/cases/iran-envoys-2022/article.txt why each record is there, and what nearly was"
	@echo "  $(BIN)/dateline read "tests/cases/*/article.*" | head -1                     the same as JSONL for programs"
	@echo "  $(BIN)/dateline read --table --published 2025-03-28 FILE      your own article"
	@echo "  $(BIN)/dateline --help                                        everything else"

test: $(READY)   ## run the tests
	$(BIN)/python -m pytest -q -n auto tests

check: $(READY)  ## lint and type-check
	$(BIN)/ruff check src tests tools eval bench training
	$(BIN)/mypy

tables: $(READY) ## make persons.csv and tenures.csv of the knowledge base from evidence: make tables EVIDENCE=FOLDER
	$(BIN)/python tools/fuse $(EVIDENCE) src/dateline/knowledge/kb

golden: $(READY) ## rewrite the golden files under tests/cases and show what changed
	$(BIN)/python tools/golden.py
	@git --no-pager diff --stat -- tests/cases

train: $(READY)  ## rebuild the weights of the second opinion on events from the sentences of training/events, and those of their confidence
	$(BIN)/python training/events/train.py
	$(BIN)/python training/confidence/train.py

eval: $(READY)   ## measure on the gold sets and hold the floors of eval/floors.json
	$(BIN)/python eval/run.py

bench: $(READY)  ## articles per CPU-second, peak memory, start-up, beside plain spaCy
	$(BIN)/python bench/bench.py

bench-growth: $(READY)  # memory of one process over a hundred thousand articles
	$(BIN)/python bench/growth.py

bench-dates: $(READY)  # the sentences of eval/dates beside other date libraries, those that are installed
	$(BIN)/python eval/dates/peers.py

docs: $(READY)   ## write the generated parts of docs/
	$(BIN)/python tools/docs.py

site: docs       ## build the documentation as pages under site/
	$(BIN)/mkdocs build --quiet --strict

lock:      ## pin the requirements anew (needs uv)
	uv pip compile --quiet --universal --generate-hashes --no-header --no-emit-index-url --python-version 3.11 pyproject.toml requirements/dev.in -o requirements/all.txt

clean:     ## remove .venv and caches
	rm -rf $(VENV) site .pytest_cache .mypy_cache .ruff_cache
