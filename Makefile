# copydesk: `make run`, `make test`; `make help` lists the rest.

# FTS5 is compiled into SQLite by a build tag, which no Go source line can set.
export GOFLAGS := $(GOFLAGS) -tags=sqlite_fts5
export CGO_ENABLED := 1

VERSION := $(shell git describe --tags --always --dirty 2>/dev/null || echo dev)
LDFLAGS := -X main.version=$(VERSION)
FUZZTIME ?= 30s
SCORE ?= ../shared/bench/score
TOOL := GOFLAGS= go tool -modfile=.ci/tools/go.mod

.PHONY: help build run test race press lint vet fuzz golden bench quality clean check-tools

help: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 12

build: check-tools ## bin/copydesk and bin/demosite
	@go build -trimpath -ldflags '$(LDFLAGS)' -o bin/ ./cmd/...

run: build ## crawl the bundled site into demo.db and look at it; URLS="… …" ingests those into news.db instead
ifdef URLS
	bin/copydesk ingest --db news.db --show $(URLS)
else
	@sh fixtures/demo.sh bin demo.db
endif

test: check-tools ## everything
	go vet ./...
	go test ./...

race: check-tools ## everything, under the race detector
	go test -race ./...

lint: check-tools ## the linters of .golangci.yml; the first run builds them
	$(TOOL) golangci-lint run --build-tags sqlite_fts5 ./...

press: check-tools ## crawl a generated press of 20 hosts and 2,000 articles, under the race detector
	COPYDESK_PRESS=20,2000 go test -race ./pipeline/crawl -run '^TestPress$$' -v

fuzz: check-tools ## each fuzz target for FUZZTIME
	@for pkg in $$(go list ./...); do \
	  for target in $$(go test -list '^Fuzz' $$pkg | grep '^Fuzz'); do \
	    echo "== $$pkg $$target"; go test -run '^$$' -fuzz "^$$target$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 10x $$pkg || exit 1; \
	  done; \
	done

golden: check-tools ## rewrite the expected records in fixtures/pages from today's output
	go test ./cmd/copydesk -run TestGolden -update

bench: check-tools ## speed, in pages per CPU second and ratios
	go test -run '^$$' -bench . -benchmem ./...

quality: build ## score DATA, a folder of unpacked benchmark sets: make quality DATA=DIR
	$(SCORE) bin/copydesk $(DATA)

clean: ## what the other targets made
	rm -rf bin demo.db demo.db-wal demo.db-shm demo.db.lock

check-tools:
	@command -v go >/dev/null || { echo "go is missing: install Go 1.26 or newer (https://go.dev/dl, or your system's package golang)"; exit 1; }
	@command -v $${CC:-cc} >/dev/null || command -v gcc >/dev/null || { echo "a C compiler is missing, SQLite needs one: install gcc (Debian, Ubuntu: apt install gcc libc6-dev; Fedora: dnf install gcc; macOS: xcode-select --install)"; exit 1; }
