from kiosk.config import Point
from kiosk.ward.point_hours import with_ward_hours
from tests.ward.examples import example_ward


def test_the_wards_hours_take_the_place_of_the_settings():
    told = with_ward_hours(Point(), example_ward())
    assert told.hours != Point().hours
    assert "7 giờ 30" in told.hours
    assert "7:30" in told.hours_en
    assert told.name == Point().name


def test_without_the_wards_file_they_stay():
    assert with_ward_hours(Point(), None) == Point()


def test_a_ward_without_hours_changes_nothing():
    ward = example_ward().model_copy(update={"hours": None})
    assert with_ward_hours(Point(), ward) == Point()
