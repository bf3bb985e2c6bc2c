# make run    forecasts Kazakhstan's regions and says where the tables are
# make test   runs every test
# The other targets are for developers.

SCENARIO ?= Scenarios/kazakhstan/reference.yaml
SWIFT_BUILD = swift build -c release
# Without testable imports, which no test uses, tests and program share one build.
SWIFT_TEST = swift test -c release --disable-testable-imports
PYTHON_TOOLS = .tools/python

PAGE_SCRIPT = Sources/ReportAssets/Files/d3.min.js

.PHONY: run build test browser-check lint format data refresh benchmark packages page-script \
  python-tools clean

run: build
	.build/release/kosh run $(SCENARIO)

build: packages page-script
	$(SWIFT_BUILD) --product kosh

test: packages page-script python-tools
	KOSH_PYTHON=$(CURDIR)/$(PYTHON_TOOLS)/bin/python $(SWIFT_TEST)

# Debian packages that are missing, and only those.
packages:
	@.ci/packages libopenblas-dev liblapack-dev libyaml-dev libsqlite3-dev libxlsxwriter-dev

# Debian's d3 for the page of results. The compiler has not looked for a file that was not there,
# and is told that there is something new.
page-script:
	@.ci/packages node-d3
	@cmp -s /usr/share/nodejs/d3/dist/d3.min.js $(PAGE_SCRIPT) || { \
	  cp /usr/share/nodejs/d3/dist/d3.min.js $(PAGE_SCRIPT) && \
	  touch Sources/ReportAssets/assets.c; }

# The pages of a run in a real browser.
browser-check: build
	.ci/browser-check

# Validators written by others, in an environment of their own.
python-tools: $(PYTHON_TOOLS)/ready

$(PYTHON_TOOLS)/ready: .ci/python-tools.txt
	@python3 -c 'import ensurepip, venv' 2>/dev/null || .ci/packages python3 python3-venv
	python3 -m venv $(PYTHON_TOOLS)
	$(PYTHON_TOOLS)/bin/pip install --quiet --disable-pip-version-check -r .ci/python-tools.txt
	touch $@

lint:
	swift format lint --strict -r Sources Tests Benchmarks Package.swift

format:
	swift format -i -r Sources Tests Benchmarks Package.swift

# The data package from its plain input tables, the same bytes anywhere, and the calibration fitted
# to it, the same numbers to the last digits but a few.
data: packages
	swift run -c release data-compiler Scenarios/kazakhstan/inputs Scenarios/kazakhstan/data
	swift run -c release kosh calibrate Scenarios/kazakhstan/data --ring --quiet

# Golden files and generated pages; say in the commit why they changed.
refresh: build
	.ci/refresh

benchmark: packages
	swift run -c release engine-benchmarks

clean:
	rm -rf .build .tools
