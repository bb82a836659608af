import re
from pathlib import Path

import pytest

DEPLOY = Path(__file__).resolve().parents[2] / "deploy"
LISTS = ("apt-packages.txt", "bundle-packages.txt")


def packages(name: str) -> list[str]:
    lines = (DEPLOY / name).read_text("utf-8").splitlines()
    return [word for line in lines for word in line.partition("#")[0].split()]


@pytest.mark.parametrize("name", LISTS)
def test_a_list_names_each_package_once(name: str):
    names = packages(name)
    assert names
    assert len(names) == len(set(names))
    assert all(re.fullmatch(r"[a-z0-9][a-z0-9.+-]+", one) for one in names)


def test_what_the_bundle_needs_is_there_in_development_too():
    assert set(packages(LISTS[1])) <= set(packages(LISTS[0]))
