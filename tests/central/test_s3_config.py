import pytest
from pydantic import ValidationError

from central.config import SettingsError, load_settings
from central.s3_config import S3Settings

KEYS = {"access_key": "ward", "secret_key": "not-for-logs"}
WHOLE = {"endpoint": "https://s3.example.vn", "bucket": "papers", **KEYS}


def test_without_an_endpoint_attachments_lie_in_a_folder():
    assert not S3Settings().is_set
    assert S3Settings.model_validate(WHOLE).is_set


@pytest.mark.parametrize(
    "changes",
    [
        {"endpoint": "http://s3.example.vn"},
        {"endpoint": "http://10.0.0.7:9000"},
        {"endpoint": "https://"},
        {"endpoint": "s3.example.vn"},
        {"endpoint": "https://ward:key@s3.example.vn"},
        {"endpoint": "https://s3.example.vn/?x=1"},
        {"bucket": ""},
        {"secret_key": None},
        {"prefix": "/ward"},
        {"prefix": "a//b"},
        {"prefix": "a b"},
        {"timeout_s": 0},
        {"unknown": 1},
    ],
)
def test_what_could_not_be_kept_to_is_refused(changes):
    with pytest.raises(ValidationError):
        S3Settings.model_validate({**WHOLE, **changes})


@pytest.mark.parametrize("endpoint", ["http://127.0.0.1:7480", "http://localhost:7480/"])
def test_on_this_machine_it_may_be_plain(endpoint):
    found = S3Settings.model_validate({**WHOLE, "endpoint": endpoint})
    assert found.endpoint == endpoint.rstrip("/")


@pytest.mark.parametrize("name", ["access_key", "secret_key"])
def test_keys_never_stand_in_the_settings_file(tmp_path, name):
    file = tmp_path / "central.toml"
    file.write_text(f'[s3]\nendpoint = "https://s3.example.vn"\n{name} = "not-for-logs"\n')

    with pytest.raises(SettingsError, match=f"s3.{name}") as caught:
        load_settings(file, {})
    assert "not-for-logs" not in str(caught.value)


def test_keys_come_from_the_environment_and_are_not_shown(tmp_path):
    file = tmp_path / "central.toml"
    file.write_text('[s3]\nendpoint = "https://s3.example.vn"\nbucket = "papers"\n')
    environ = {"CENTRAL_S3_ACCESS_KEY": "ward", "CENTRAL_S3_SECRET_KEY": "not-for-logs"}

    settings = load_settings(file, environ)

    assert settings.s3.read_keys() == ("ward", "not-for-logs")
    assert "not-for-logs" not in repr(settings)
    assert "ward" not in repr(settings.s3)


def test_keys_come_from_a_file(tmp_path):
    file = tmp_path / "keys.toml"
    file.write_text('access_key = "ward"\nsecret_key = "not-for-logs"\n')
    changes = {"access_key": None, "secret_key": None, "keys_file": file}

    assert S3Settings.model_validate({**WHOLE, **changes}).read_keys() == ("ward", "not-for-logs")


@pytest.mark.parametrize("text", ['secret_key = "not-for-logs"', 'secret_key = not-for-logs"', ""])
def test_a_file_without_both_keys_is_refused_without_its_text(tmp_path, text):
    file = tmp_path / "keys.toml"
    file.write_text(text)
    changes = {"access_key": None, "secret_key": None, "keys_file": file}

    with pytest.raises(ValueError, match="does not hold") as caught:
        S3Settings.model_validate({**WHOLE, **changes}).read_keys()
    assert "not-for-logs" not in str(caught.value)


def test_nodes_on_one_database_need_a_place_all_of_them_see():
    environ = {"CENTRAL_DATABASE_URL": "postgresql://c@h/d"}
    with pytest.raises(SettingsError, match="s3"):
        load_settings(None, environ)
    environ |= {f"CENTRAL_S3_{key.upper()}": value for key, value in WHOLE.items()}
    assert load_settings(None, environ).s3.is_set
