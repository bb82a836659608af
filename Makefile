# What people and scripts can rely on. Every target sets up first; a second set-up takes a second.
# One long suite alone: make soak SUITE=tests/kills
.PHONY: setup run test check pytest bench soak gallery fresh bundle lock translations schema clean

PY := .venv/bin/python
# Tests and benchmarks start many programs, which should not translate themselves each time.
export PYTHONDONTWRITEBYTECODE =

setup:
	@deploy/setup.sh

run: setup
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
		KIOSK_CENTRE_EMBEDDED=true exec .venv/bin/kiosk run --windowed; \
	else \
		.venv/bin/kiosk demo --pictures build/demo && \
		echo "No display here, so this was the demo; its pictures are in $(CURDIR)/build/demo"; \
	fi

test: setup check pytest

check: setup
	.venv/bin/ruff format --check .
	.venv/bin/ruff check .
	.venv/bin/mypy
	$(PY) deploy/check_qml.py

pytest: setup
	$(PY) -m pytest -q -n 2 --dist worksteal -m "not soak"

gallery: setup
	$(PY) -m tests.screens.gallery build/gallery

bench: setup
	$(PY) -m bench

soak: setup
	$(PY) -m tests.soak $(SUITE)

bundle: setup
	$(PY) -m deploy.bundle

fresh: setup
	deploy/fresh.sh

# For developers: not needed to run or test.
lock:
	.venv/bin/uv pip compile --universal --generate-hashes --python-version 3.11 --group dev pyproject.toml -o requirements.lock -q --no-header

translations: setup
	$(PY) deploy/translations.py

schema: setup
	.venv/bin/kiosk content schema > assets/procedures/schema.json

clean:
	rm -rf build dist var .venv
