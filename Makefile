# Everyday commands. `make site` turns content/ into site/, from a clean clone on; `make help` lists the rest.

SWIFT ?= swift
PYTHON ?= python3
LAUREL := $(CURDIR)/.build/release/laurel
# The day on which the demo is told: what is out, what is news, whose consent still runs.
DAY := 2026-11-23
# Where the toolchain has it (Linux), the runtime is linked in: a process of ours, such as a worker, then starts in half the time.
STATIC := $(if $(wildcard $(dir $(realpath $(shell command -v $(SWIFT))))../lib/swift_static/linux),--static-swift-stdlib)
# Runs before anything is compiled: the system libraries, then the compiler.
SETUP := .ci/install libraries

.DEFAULT_GOAL := help
.PHONY: help site laurel test check-portal check-html check-browser check-preview bench bench-growth \
	bench-memory bench-preview bench-template format lint clean

help: ## List these commands
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' Makefile | awk -F'|' '{ printf "%-22s %s\n", $$1, $$2 }'

site: laurel ## Build the demo portal into site/
	$(LAUREL) build --today $(DAY) --portable

laurel: ## Build the laurel command (.build/release/laurel)
	@$(SETUP)
	$(SWIFT) build -c release $(STATIC) --product laurel

test: ## Run all tests that need no browser
	@$(SETUP)
	$(SWIFT) test --quiet --disable-xctest
	@if command -v $(PYTHON) >/dev/null; then $(MAKE) check-portal; \
	else echo "Checks of the finished portal are left out: there is no $(PYTHON) here."; fi

check-portal: laurel ## Check links, privacy, repeated, killed and simultaneous builds, messages and hostile text of the demo
	$(PYTHON) Tests/Portal/run.py

check-html: site ## Validate every page of site/ with the Nu HTML checker (needs Java)
	@.ci/install checks
	.venv/bin/python Tests/Portal/validate.py site

check-browser: site ## Look at site/ in Chromium: layout, keyboard, accessibility, print
	@.ci/install checks
	.venv/bin/python Tests/Browser/pages.py site

check-preview: laurel ## Edit, break and mend a copy of the demo under laurel serve, in Chromium
	@.ci/install checks
	.venv/bin/python Tests/Browser/serve.py

# Sizes and timed runs of bench, as in: make bench PAGES="100 1000 10000" RUNS=5. More, such as --record, goes in BENCH.
PAGES := 1000
RUNS := 3
BENCH :=

bench: laurel ## Compare Laurel with Hugo and with the least possible work (PAGES, RUNS)
	$(PYTHON) Benchmarks/bench.py --runs $(RUNS) $(BENCH) $(PAGES)

bench-growth: laurel ## Check that time and memory are linear up to 100,000 pages (20 minutes or so)
	$(PYTHON) Benchmarks/growth.py --runs $(RUNS) $(BENCH)

bench-preview: laurel ## Time a save under laurel serve until Chromium shows it, of 1,000 pages
	@.ci/install checks
	.venv/bin/python Benchmarks/preview.py $(BENCH)

bench-memory: laurel ## Check that 1,000 pages are built in less than 200 MB
	$(PYTHON) Benchmarks/memory.py

bench-template: ## Compare the template engine with Stencil and swift-mustache on one page
	@$(SETUP)
	cd Benchmarks/TemplateEngines && $(SWIFT) run -c release TemplateEngines $(ARGUMENTS)

format: ## Format the Swift code
	$(SWIFT) format --in-place --recursive Sources Tests Package.swift

lint: ## Check the format of the Swift code
	$(SWIFT) format lint --strict --recursive Sources Tests Package.swift

clean: ## Remove everything that was built, the demo's pages included
	rm -rf .build .laurel .venv Benchmarks/.venv
	find site -mindepth 1 ! -name .gitkeep -delete
