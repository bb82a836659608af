"""Every fixed text of the screens has its English, with the same places to fill."""

import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
PLACES = re.compile(r"%\d|\{[a-z_]+(?::[^}]*)?\}")


def messages(path: Path) -> list[tuple[str, str, bool]]:
    found = []
    for message in ET.parse(path).iter("message"):
        translation = message.find("translation")
        kind = translation.get("type", "") if translation is not None else "unfinished"
        if kind in {"vanished", "obsolete"}:
            continue
        words = (translation.text or "") if translation is not None else ""
        found.append((message.findtext("source") or "", words, kind == ""))
    return found


def test_the_english_file_holds_exactly_what_the_screens_say(tmp_path):
    fresh = tmp_path / "kiosk_en.ts"
    tool = Path(sys.executable).parent / "pyside6-lupdate"
    files = sorted((ROOT / "screens").rglob("*.qml"))
    subprocess.run([tool, "-silent", "-locations", "none", *files, "-ts", fresh], check=True)
    kept = {source for source, _, _ in messages(ROOT / "assets/i18n/kiosk_en.ts")}
    assert {source for source, _, _ in messages(fresh)} == kept


def test_no_english_is_missing_or_loses_a_place():
    for source, words, finished in messages(ROOT / "assets/i18n/kiosk_en.ts"):
        assert finished, source
        assert words, source
        assert sorted(PLACES.findall(source)) == sorted(PLACES.findall(words)), source


@pytest.mark.parametrize(
    "name",
    ["screens", "errors", "identity", "paper", "directory", "staff"],
)
def test_words_files_speak_both_languages(name: str):
    for key, words in yaml.safe_load(
        (ROOT / "assets/words" / f"{name}.yaml").read_text("utf-8")
    ).items():
        assert words.get("vi"), key
        assert words.get("en"), key
        assert set(PLACES.findall(words["vi"])) >= set(PLACES.findall(words["en"])), key
