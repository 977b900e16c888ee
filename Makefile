# Two commands are all: `make run` to try it, `make test` to trust it. Everything else is for those who work on it.
SHELL := /bin/bash
.ONESHELL:
.SHELLFLAGS := -eu -o pipefail -c
.PHONY: run test build widget bench pictures simulate mutants chaos soak format lint clean

PORT ?= 7071
AZURITE_TABLE_PORT ?= 10002
DATA_DIR ?= .data

AZURITE := tests/oracles/node_modules/.bin/azurite-table
LIGHTHOUSE := tests/vitals/node_modules/.bin/lighthouse
APP := functions/App/bin/Release/net10.0/Loyalty.App.dll

run: build $(AZURITE)  ## The app on http://localhost:7071/demo/, with Azurite behind it; Ctrl-C stops both.
	@tests/serve "$(PORT)" "$(AZURITE_TABLE_PORT)" "$(DATA_DIR)" "$(APP)"

test:  ## Every test: rules, storage and HTTP, browser, widget, house.
	@tests/run

build: widget  ## The app, ready to run.
	@dotnet build functions/App -c Release --nologo -v quiet

widget: widget/node_modules/.package-lock.json  ## The widget, the demo page and the API document, into functions/App/wwwroot.
	@npm --prefix widget run --silent build

bench: build $(AZURITE) $(LIGHTHOUSE)  ## Measures the hot paths and a shop's page; writes docs/benchmarks.md.
	@dotnet run --project tests/Benchmarks -c Release

pictures: widget  ## Takes the pictures of docs/first-hour.md again, by following it.
	@PICTURES=1 dotnet test tests/Browser.Tests --nologo --filter FirstHour

simulate:  ## SEEDS=10000 lives of a shop in rough weather from seed FROM; or one SEED again, with all that happened.
	@DOTNET_EnableWriteXorExecute=0 dotnet run --project tests/Simulation -c Release

mutants:  ## Plants each bug of tests/Simulation/Mutant.cs (MUTANTS= a part of its name) until caught: docs/mutants.md.
	@MUTANTS="$(MUTANTS)" dotnet run --project tests/Simulation -c Release

chaos: build $(AZURITE)  ## Kills two instances over failing storage under a burst of orders; says what was lost.
	@dotnet run --project tests/Chaos -c Release

soak: build $(AZURITE)  ## Five minutes of 42 orders a second (SOAK_SECONDS), memory watched; writes docs/soak.md.
	@dotnet run --project tests/Benchmarks -c Release -- soak

format:  ## Writes the code as .editorconfig wants it.
	@dotnet format LoyaltyPlugin.sln

lint:  ## Says what format would change, and what analyzers and types find.
	@dotnet format LoyaltyPlugin.sln --verify-no-changes
	npm --prefix widget run --silent check

clean:
	@rm -rf functions/App/wwwroot widget/dist $$(find functions tests -name bin -o -name obj)

widget/node_modules/.package-lock.json: widget/package-lock.json
	@npm --prefix widget ci --no-audit --no-fund --silent

$(AZURITE): tests/oracles/package-lock.json
	@npm --prefix tests/oracles ci --no-audit --no-fund --silent && touch $@

$(LIGHTHOUSE): tests/vitals/package-lock.json
	@npm --prefix tests/vitals ci --no-audit --no-fund --silent && touch $@
