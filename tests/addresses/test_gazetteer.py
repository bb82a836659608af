from kiosk.addresses.gazetteer import ALSO, gazetteer
from kiosk.addresses.spelling import folded_key


def test_every_other_way_of_writing_belongs_to_a_province_there_is_or_was():
    provinces = gazetteer().provinces
    for name, others in ALSO.items():
        meant = provinces[folded_key(name)]
        assert all(provinces[tuple(other.split())] is meant for other in others), name


def test_a_province_that_was_merged_means_the_one_of_today_it_lies_in():
    named = gazetteer().provinces["hai", "duong"]
    assert (named.now.code, named.is_current) == ("31", False)
