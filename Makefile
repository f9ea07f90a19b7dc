# make site   sets up, builds, and writes Site/ from seeds/
# make test   runs all tests; pictures of all kinds of pages are in .build/screenshots/index.html then
# make install PREFIX=$HOME/.local   puts the program and its shell completions there; /usr/local unless named
SHELL := /bin/bash
BRIEFING := .build/release/briefing
SOURCES := $(shell find Sources Templates Package.swift -type f)

.PHONY: setup build site test pictures docs install format lint clean

# What the program is built from and runs beside. Nothing is done, quickly, where all of it is there.
PACKAGES := libcmark-gfm-dev libcmark-gfm-extensions-dev libyaml-dev libgumbo-dev zlib1g-dev pkg-config poppler-utils pandoc graphviz
# What the tests look at sites with, browsers and letters for all scripts, what makes and checks books, and where sites are published to.
TEST_PACKAGES := chromium chromium-headless-shell firefox-esr fonts-noto-core fonts-noto-cjk default-jre-headless python3-venv \
  weasyprint zip unzip epubcheck \
  openssh-server openssh-client rsync nginx rclone

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
	.build/debug/fuzz 60
	.venv/bin/python -m pytest Tests/Leaks
	.venv/bin/python -m pytest Tests/Browser

# The pictures of our own briefing that the documentation shows.
pictures: build
	@Tests/tools/install $(TEST_PACKAGES)
	@Tests/tools/python
	.venv/bin/python Tests/Browser/pictures.py --briefing $(BRIEFING)

# What the program says of itself. A test holds these files against it.
docs: build
	$(BRIEFING) templates --reference > docs/templates.md
	$(BRIEFING) keys > docs/keys.md

PREFIX := /usr/local
SHARE = $(DESTDIR)$(PREFIX)/share
install: build
	install -D $(BRIEFING) $(DESTDIR)$(PREFIX)/bin/briefing
	mkdir -p $(SHARE)/bash-completion/completions $(SHARE)/zsh/site-functions $(SHARE)/fish/vendor_completions.d
	$(BRIEFING) --generate-completion-script bash > $(SHARE)/bash-completion/completions/briefing
	$(BRIEFING) --generate-completion-script zsh > $(SHARE)/zsh/site-functions/_briefing
	$(BRIEFING) --generate-completion-script fish > $(SHARE)/fish/vendor_completions.d/briefing.fish

FORMATTED := Sources Tests Templates Package.swift
format:
	swift format format --in-place --recursive --configuration .swift-format $(FORMATTED)

lint:
	swift format lint --strict --recursive --configuration .swift-format $(FORMATTED)

clean:
	rm -rf .build .venv
