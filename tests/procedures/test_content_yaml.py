import pytest
import yaml

from kiosk.procedures.content_yaml import read_yaml


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("yes", "yes"),
        ("on", "on"),
        ("1.001193", "1.001193"),
        ("2026.11.01", "2026.11.01"),
        ("15:00", "15:00"),
        ("012", "012"),
        ("1_000", "1_000"),
        ("0x10", "0x10"),
        ("2026-11-01", "2026-11-01"),
        ("true", True),
        ("12", 12),
        ("-3", -3),
        ("~", None),
    ],
)
def test_plain_values_mean_what_an_author_expects(written, value):
    assert read_yaml(f"key: {written}") == {"key": value}


def test_a_key_given_twice_is_refused_with_its_line():
    with pytest.raises(yaml.YAMLError, match=r"'b' stands twice[\s\S]*line 3"):
        read_yaml("a: 1\nb: 2\nb: 3\n")


def test_no_object_is_ever_made():
    with pytest.raises(yaml.YAMLError):
        read_yaml("a: !!python/object/apply:os.system ['true']")
