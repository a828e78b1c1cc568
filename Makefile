# make demo    set up, and check twelve letters
# make test    set up, and run ruff, mypy and the tests
# make bench   what a check costs (make bench-archive: an archive)
# make score   precision and recall (LABELLED=… names other folders)
# make names   how many names and numbers are found for --no-names
# make pictures  the pictures of the user guide, anew
# make wheel   build the wheel           make clean   throw away what was made here
#
# PYTHON=python3.12 make … chooses the interpreter; it needs Python 3.11 or newer and nothing else.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
INSTALLED := $(VENV)/.installed
INSTALLED_DEV := $(VENV)/.installed-dev

# All styles of the corpus and all outcomes; two letters that are in order, and one that decides nothing yet.
DEMO := $(addprefix corpus/tuned/, \
	digitalpost/01.txt digitalpost/05.txt jurist/03.txt letlaest/03.md letlaest/05.md naboomraade/04.txt \
	omvendt/04.txt omvendt/07.txt ordvalg/08.txt skema/06.txt vaerge/08.txt vaerge/10.txt)

LABELLED := $(wildcard corpus/tuned/*)

.PHONY: demo test style types suite bench bench-archive score names wheel clean
.NOTPARALLEL:

demo: $(INSTALLED)
	@$(BIN)/begrundelse-lint check --fail-on aldrig $(DEMO)

test: style types suite

style: $(INSTALLED_DEV)
	$(BIN)/ruff check --quiet .
	$(BIN)/ruff format --quiet --check .

types: $(INSTALLED_DEV)
	$(BIN)/mypy

suite: $(INSTALLED_DEV)
	$(BIN)/python -m pytest -q -n auto --dist loadfile

pictures: $(INSTALLED_DEV)
	BEGRUNDELSE_LINT_PICTURES=1 $(BIN)/python -m pytest -q tests/browser/test_pictures.py

bench: $(INSTALLED)
	@$(BIN)/python benchmarks/cost.py
	@$(BIN)/python benchmarks/readability.py

bench-archive: $(INSTALLED_DEV)
	@$(BIN)/python benchmarks/archive.py

names: $(INSTALLED_DEV)
	@$(BIN)/python -m tests.privacy.recall

score: $(INSTALLED)
	@$(BIN)/begrundelse-lint score $(LABELLED)

wheel: $(INSTALLED_DEV)
	$(PIP) wheel --no-deps --wheel-dir dist .

clean:
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis

$(INSTALLED): pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; say PYTHON=…")'
	$(PYTHON) -m venv $(VENV)
	$(PIP) install --editable .
	@touch $@

$(INSTALLED_DEV): $(INSTALLED)
	$(PIP) install --editable '.[dev]'
	@touch $@
