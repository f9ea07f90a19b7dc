# make site   sets up, builds, and writes Site/ from seeds/
# make test   runs all tests
SHELL := /bin/bash
BRIEFING := .build/release/briefing
SOURCES := $(shell find Sources Templates Package.swift -type f)

.PHONY: setup build site test format lint clean docs

# What the program is built from and runs beside. Nothing is done, quickly, where all of it is there.
PACKAGES := libcmark-gfm-dev libcmark-gfm-extensions-dev libyaml-dev libgumbo-dev pkg-config poppler-utils pandoc
# What the tests look at the site with.
TEST_PACKAGES := chromium default-jre-headless python3-venv graphviz

setup:
	@Tests/tools/install $(PACKAGES)

build: setup $(BRIEFING)

$(BRIEFING): $(SOURCES)
	swift build -c release --product briefing
	@touch $@

site: build
	$(BRIEFING) build .

test: setup
	@Tests/tools/install $(TEST_PACKAGES)
	@Tests/tools/python
	swift build --build-tests
	swift test --skip-build

FORMATTED := Sources Tests Templates Package.swift
format:
	swift format format --in-place --recursive --configuration .swift-format $(FORMATTED)

lint:
	swift format lint --strict --recursive --configuration .swift-format $(FORMATTED)

clean:
	rm -rf .build .venv
