# Alstrata: what each target is for is printed by `make help`.
# Build messages go to standard error, so that `make -s run | cat` prints the table alone.

SHELL := /bin/bash
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

PREFIX ?= /usr/local
DESTDIR ?=
FILE ?=

PACKAGES := libncurses-dev libboost-math-dev libssl-dev libstdc++-12-dev tmux
BINARY := .build/release/alstrata
RELEASE := swift build -c release --static-swift-stdlib --product alstrata
CHECKED := --explicit-target-dependency-import-check error

.PHONY: help run test check deps build format install bench calibrate screenshots record clean

help: ## what each target is for
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: deps ## build and open the explorer on the demonstration cohort, or on FILE=cohort.csv
	@$(RELEASE) 1>&2
	@exec $(BINARY) $(if $(FILE),-- "$(FILE)")

test: deps ## build everything and run all tests
	@SWIFT_BACKTRACE=enable=no TZ=UTC timeout 1200 swift test --disable-xctest

check: ## format, imports, build with warnings as errors, tests
	swift format lint --strict --recursive Package.swift Sources Tests
	swift build --build-tests $(CHECKED)
	@$(MAKE) test

deps: ## install the system packages that are missing (asks before it uses sudo)
	@command -v swift > /dev/null || { echo "Alstrata needs a Swift toolchain, 6.2 or newer: see https://www.swift.org/install/linux" >&2; exit 1; }
	@command -v dpkg-query > /dev/null || exit 0; \
	missing=""; for package in $(PACKAGES); do \
	  dpkg-query -W -f='$${Status}' "$$package" 2> /dev/null | grep -q 'ok installed' || missing="$$missing $$package"; \
	done; \
	[ -z "$$missing" ] && exit 0; \
	install="apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq$$missing"; \
	if [ "$$(id -u)" = 0 ]; then echo "installing$$missing" >&2; sh -c "$$install" 1>&2; \
	elif [ -t 0 ] && command -v sudo > /dev/null; then \
	  read -r -p "Missing:$$missing. Install with sudo? [y/N] " answer; \
	  [ "$$answer" = y ] || [ "$$answer" = Y ] || { echo "Then install them yourself: sudo apt-get install$$missing" >&2; exit 1; }; \
	  sudo sh -c "$$install" 1>&2; \
	else echo "Missing:$$missing. As root: apt-get install$$missing" >&2; exit 1; fi

build: deps ## build the release binary
	@$(RELEASE) 1>&2
	@echo "$(BINARY)"

format: ## rewrite the sources in the project's format
	swift format --in-place --recursive Package.swift Sources Tests

install: build ## copy the program to PREFIX (default /usr/local)
	install -D -m 755 $(BINARY) "$(DESTDIR)$(PREFIX)/bin/alstrata"

bench: build ## time the program beside polars, DuckDB, data.table, R and numpy on a million rows
	@swift run -c release Benchmarks $(BINARY)

calibrate: deps ## draw truth from the model and count how often the intervals hold it (some minutes); REPLICATES=2000
	@swift build -c release --product Calibration 1>&2
	@.build/release/Calibration $(REPLICATES)

screenshots: deps ## draw the picture of the README from a golden screen
	@RECORD=1 SWIFT_BACKTRACE=enable=no timeout 1200 swift test --disable-xctest --filter PictureTests

record: deps ## record the golden screens and exports anew (then read the difference)
	@RECORD=1 SWIFT_BACKTRACE=enable=no TZ=UTC timeout 1200 swift test --disable-xctest

clean: ## remove what was built
	rm -rf .build .build-*
