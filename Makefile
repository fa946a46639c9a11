# One word for each thing that people do here. `make run` and `make test` work on a bare Debian or Ubuntu machine with
# a Swift 6.3 toolchain: what is missing is installed first.

DATA ?= data
PORT ?= 8080
MIM = .build/release/mim

# What the build links (liblmdb) and how it is found; curl is one of the clients in the tests.
PACKAGES = liblmdb-dev pkg-config curl
# Programs of other makers that check the log in the tests: Go's x/mod/sumdb, and those of requirements.txt for Python.
TEST_PACKAGES = $(PACKAGES) golang-go golang-golang-x-mod-dev python3-venv
VERIFIERS = .build-verifiers
VERIFIER_PACKAGES = Tests/Fixtures/verifiers/requirements.txt
# What the bench measures beside the log: a load maker and two other stores. SQLite is everywhere.
BENCH_PACKAGES = $(PACKAGES) wrk postgresql libsqlite3-0 python3-venv
RIVALS = .build-rivals
# All tests at once would share two threads: a server's test would wait behind a thousand others and give up.
TESTS_AT_ONCE = 16
SUDO = $(shell [ "$$(id -u)" = 0 ] || echo sudo)

.PHONY: run test build lint format bench packages

run: build
	$(MIM) demo --data $(DATA) --if-empty
	$(MIM) serve --data $(DATA) --port $(PORT)

test: PACKAGES := $(TEST_PACKAGES)
test: packages $(VERIFIERS)/ready
	swift test --experimental-maximum-parallelization-width $(TESTS_AT_ONCE)

$(VERIFIERS)/ready: $(VERIFIER_PACKAGES) | packages
	python3 -m venv $(VERIFIERS) && $(VERIFIERS)/bin/pip install -q -r $(VERIFIER_PACKAGES) && touch $@

build: packages
	swift build -c release --product mim --static-swift-stdlib

lint:
	swift format lint --strict --recursive --parallel Package.swift Sources Tests

format:
	swift format --in-place --recursive --parallel Package.swift Sources Tests

bench: PACKAGES := $(BENCH_PACKAGES)
bench: build $(RIVALS)/ready
	$(MIM) bench log --umadb $(RIVALS)
	$(MIM) bench models

$(RIVALS)/ready: packages
	@test -e $@ || (python3 -m venv $(RIVALS) && $(RIVALS)/bin/pip install -q umadb==0.7.8 && touch $@)

packages:
	@dpkg -s $(PACKAGES) >/dev/null 2>&1 \
	    || ($(SUDO) apt-get update -q && $(SUDO) apt-get install -qy --no-install-recommends $(PACKAGES))
