"""For every test: Qt without a screen, no settings from outside."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["QT_QUICK_BACKEND"] = "software"
for name in [name for name in os.environ if name.startswith(("KIOSK_", "CENTRAL_"))]:
    del os.environ[name]
