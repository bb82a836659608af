from contextlib import closing

import pytest

from bench.full_text import FullText
from kiosk.search.entries import Entries, Listed, Result
from kiosk.search.heard import BothWords, Heard, Place
from tests.library import in_use

TAX = Place(
    name=BothWords(vi="Thuế", en="Taxes"),
    advice=BothWords(vi="Hỏi.", en="Ask."),
    heard=["nộp thuế"],
)


@pytest.fixture
def peer():
    library = in_use()
    heard = Heard(short_forms={}, filler=[], guided={}, codes={}, doors={})
    listed = [Listed("9.000001", "Cấp phép nuôi chim yến"), Listed("9.000002", "Cấp phép chợ")]
    entries = Entries(library, on=None, directory=listed, heard=heard, places=[TAX])
    with closing(FullText(entries)) as peer:
        yield peer


def codes(found):
    return [target.code for target in found if isinstance(target, Result)]


def test_marks_do_not_matter_and_the_best_comes_first(peer):
    assert codes(peer.find("nuoi chim yen cho toi", 3))[0] == "9.000001"


def test_places_are_found_too(peer):
    assert peer.find("nộp thuế ở đâu", 1) == [TAX]


@pytest.mark.parametrize("query", ["", "…", '"', "NEAR(", "AND OR NOT", "a*b", "\0"])
def test_any_query_is_taken(peer, query):
    assert isinstance(peer.find(query, 3), list)
