from kiosk.procedures.walking import parts_of, texts_of


def test_every_part_is_met_with_the_place_an_author_looks_at(loan):
    places = dict(parts_of(loan))
    assert places["parts.books.questions.kind.options.law.label"].vi == "Sách luật"
    assert places["papers.letter.evidence"].note == "Ask the reading room."
    assert places["fee.exempt.1"].en == "Children"


def test_every_text_is_met(loan):
    texts = list(texts_of(loan))
    assert ("parts.who.questions.for_whom.ask.vi", "Quý vị mượn cho ai?") in texts
    assert ("legal_basis", "Nội quy phòng đọc") in texts
    assert ("code", "9.000001") in texts
