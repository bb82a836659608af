"""A property QML can see either never changes or tells when it does."""

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_every_property_is_constant_or_notifies():
    silent = []
    for path in sorted((ROOT / "kiosk" / "viewmodels").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Property":
                words = {keyword.arg for keyword in node.keywords}
                if not words & {"notify", "constant"}:
                    silent.append(f"{path.name}:{node.lineno}")
    assert not silent


def test_no_context_property_and_no_dictionary_reaches_qml():
    for path in sorted((ROOT / "kiosk").rglob("*.py")):
        text = path.read_text("utf-8")
        assert "setContextProperty" not in text, path
        assert "QVariantMap" not in text, path
