# The programs need no C compiler. The race detector does, and is left out for all that links the Temporal server:
# building that twice takes many minutes.
export CGO_ENABLED := 0

# Go 1.26, up to 1.26.8 at least, may keep a slice that grows by append on the stack after its function has returned
# (golang.org/issue/81612): SAFE switches that off for this program, until a release has the correction.
SAFE    := -gcflags=scpo.example/desk/...=-d=variablemakethreshold=0
# Go's own stamp fails where git does not trust the folder, as in a root-owned clone. STAMP stands in its place.
export GOFLAGS := -buildvcs=false $(SAFE) $(filter-out -buildvcs% -gcflags%,$(GOFLAGS))

UNIT    := ./models/... ./activities/... ./workflows/... ./api/... ./cmd/internal/...
# Packages that only compute are tested without the race detector, which makes them ten times slower, and so are the pages, which
# share nothing and are opened one after the other. Requests meet in the tests of api, of its doors and of the layers below.
ALONE   := /(models/(checks|content|changes|compare|library|reference|review|papers|asked)|activities/documents|api/(site|pages))(/|$$)
# Nor are SQLite, which is C translated to Go, and the hashing of passwords watched for races: they take three to ten times as long so.
RACE    := -race -gcflags=modernc.org/...=-race=false -gcflags=golang.org/x/crypto/...=-race=false
PROGRAM := ./cmd/standalone/... ./cmd/scpo/...
TOOLS   := bin/tools/golangci-lint bin/tools/workflowcheck

# What every program says of itself. Git is asked only where it keeps this source; it may not trust a root-owned clone.
REVISION := $(if $(wildcard .git),$(shell git -c safe.directory='*' describe --always --exclude='*' --abbrev=12 --dirty=-changed 2>/dev/null))
STAMP    := $(if $(REVISION),-X scpo.example/desk/models/release.revision=$(REVISION))

# For run, such as ARGS="--addr 127.0.0.1:9000 --data /tmp/desk", and for every go test, such as TESTFLAGS=-v
ARGS      ?=
TESTFLAGS ?= -timeout 30m

.DEFAULT_GOAL := help
.PHONY: soak drill paper-pictures effort train measure-checks help run build test test-unit test-programs test-browser screenshots check tools replay record bench journeys simulate contract data-model clean stamp \
	bin/standalone bin/scpo bin/temporal-testserver

help: ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: bin/standalone ## build the evaluation edition and start it; ARGS="--addr 127.0.0.1:9000" and the like
	exec bin/standalone $(ARGS)

build: bin/standalone bin/scpo ## build both programs into bin/

test: ## run every test; needs nothing but Go, installs what the tests need
	@status=0; \
	$(MAKE) --no-print-directory test-unit || status=1; \
	$(MAKE) --no-print-directory test-programs || status=1; \
	$(MAKE) --no-print-directory test-browser || status=1; \
	exit $$status

test-unit: bin/temporal-testserver ## run the tests of the layers, with the race detector
	scripts/need-cc
	scripts/need-papers
	@all=$$(go list $(UNIT)) && alone=$$(echo "$$all" | grep -E '$(ALONE)') ; raced=$$(echo "$$all" | grep -Ev '$(ALONE)'); status=0; \
	if [ -n "$$alone" ]; then SCPO_TEST_TEMPORAL=$(CURDIR)/bin/temporal-testserver go test $(TESTFLAGS) $$alone || status=1; fi; \
	if [ -n "$$raced" ]; then CGO_ENABLED=1 SCPO_TEST_TEMPORAL=$(CURDIR)/bin/temporal-testserver go test $(RACE) $(TESTFLAGS) $$raced || status=1; fi; \
	exit $$status

test-programs: build bin/temporal-testserver ## run the tests of the programs, on the real engine
	scripts/need-cc
	scripts/need-promtool
	SCPO_TEST_TEMPORAL=$(CURDIR)/bin/temporal-testserver SCPO_TEST_STANDALONE=$(CURDIR)/bin/standalone \
		go test $(TESTFLAGS) $(PROGRAM)

test-browser: bin/standalone ## run the tests in a real browser; installs Chromium, Node.js and what reads papers where they are missing
	scripts/need-browser
	scripts/need-papers
	cd browser && PATH="$(CURDIR)/browser/.node/node_modules/.bin:$$PATH" SCPO_TEST_STANDALONE=$(CURDIR)/bin/standalone node --test --test-concurrency=2

effort: bin/standalone ## count the pages, presses and entries of an application with two terms
	scripts/need-browser
	cd browser && PATH="$(CURDIR)/browser/.node/node_modules/.bin:$$PATH" SCPO_TEST_STANDALONE=$(CURDIR)/bin/standalone node effort.js

screenshots: bin/standalone ## write a picture of each page, and of the papers, into docs/screenshots
	scripts/need-browser
	cd browser && PATH="$(CURDIR)/browser/.node/node_modules/.bin:$$PATH" SCPO_TEST_STANDALONE=$(CURDIR)/bin/standalone node screenshots.js
	scripts/paper-pictures

paper-pictures: ## write pictures of the papers of a sample into docs/screenshots
	scripts/paper-pictures

check: $(TOOLS) ## check format, vet, lint, layers and determinism
	@unformatted=$$(gofmt -l .) || exit 1; \
	if [ -n "$$unformatted" ]; then printf 'gofmt -w is wanted on:\n%s\n' "$$unformatted"; exit 1; fi
	go vet ./...
	bin/tools/golangci-lint run --timeout 30m ./...
	bin/tools/workflowcheck ./workflows/...

tools: $(TOOLS) ## build the checking tools into bin/tools/

replay: ## replay all recorded histories against the workflows as they are now
	go test -count=1 -run Replay -v ./workflows/...

record: ## record new histories: from released code only, never from a branch that changes the workflows
	@test -n "$(VERSION)" || { echo 'say which release: make record VERSION=v0.1.0'; exit 1; }
	SCPO_RECORD=$(VERSION) go test -count=1 -run TestRecordHistories -v ./workflows

bench: bin/standalone ## measure the commands and write bench.json
	go run ./cmd/standalone/bench

journeys: build bin/temporal-testserver ## run the whole journeys over HTTP, and nothing else
	SCPO_TEST_STANDALONE=$(CURDIR)/bin/standalone go test -count=1 -run Journey -v $(TESTFLAGS) ./cmd/standalone

SOAK  ?= 10000
DRILL ?= 500
PAGE  := $(CURDIR)/docs/reliability.md

soak: bin/standalone ## look for one order of many requests under kills and pauses, measure memory and files, write docs/reliability.md; SOAK=10000
	SCPO_SOAK=$(SOAK) SCPO_RELIABILITY=$(PAGE) SCPO_TEST_STANDALONE=$(CURDIR)/bin/standalone go test -count=1 -run 'TestSoak$$' -timeout 6h ./cmd/standalone

drill: bin/standalone ## lose the machine under load, restore it, compare everything, on SQLite and PostgreSQL; write docs/reliability.md; DRILL=500
	SCPO_DRILL=$(DRILL) SCPO_RELIABILITY=$(PAGE) SCPO_TEST_STANDALONE=$(CURDIR)/bin/standalone go test -count=1 -run 'TestDrill$$' -timeout 3h -p 1 ./cmd/standalone ./cmd/scpo

train: ## make the weights of the recognisers from their phrases, and print how well they do
	go run ./models/checks/recognise/train

MEASURED ?= $(CURDIR)/models/checks/testdata/measured

measure-checks: ## print how many faults and near misses of an unknown author the checks find: make measure-checks MEASURED=/a/folder
	SCPO_MEASURE=$(abspath $(MEASURED)) go test ./models/checks -run TestMeasure -v -count=1 -timeout 30m | grep '^|'

data-model: ## write docs/data-model.md from the migrations
	go test -count=1 -run TestDataModel ./models/store -update

simulate: ## print how often equal true rates are said to differ; at most 5% are
	go test -count=1 -run TestSimulate -v ./models | grep "true rate"

contract: ## write api/openapi.json, which is served, from api/openapi.yaml
	go run ./api/internal/contract api/openapi.yaml api/openapi.json

clean: ## remove what make built
	rm -rf bin browser/node_modules browser/.node

# Phony, because go build knows best what has changed.
bin/standalone bin/scpo:
	go build -ldflags '$(STAMP)' -o $@ ./cmd/$(@F)

stamp: # what the linker is told of the revision
	@echo "$(STAMP)"

bin/temporal-testserver:
	go build -o $@ ./cmd/standalone/engine/testserver

# Pinned in a module of their own, to keep what they depend on away from the product.
$(TOOLS) &: tools/go.mod tools/go.sum
	cd tools && GOBIN=$(CURDIR)/bin/tools go install tool
	touch $(TOOLS)
