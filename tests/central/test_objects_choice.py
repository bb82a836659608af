import subprocess
import sys

import pytest

from central.folder_objects import FolderObjects
from central.landmark import FolderError
from central.objects_choice import open_objects
from tests.central.serving import settings_for

S3 = {"endpoint": "https://s3.example.vn", "bucket": "papers"}
KEYS = {"access_key": "ward", "secret_key": "not-for-logs"}


def test_without_a_store_it_is_the_folder(tmp_path):
    assert isinstance(open_objects(settings_for(tmp_path)), FolderObjects)


def test_with_one_it_is_the_bucket_and_nothing_is_asked_of_it_yet(tmp_path):
    objects = open_objects(settings_for(tmp_path, s3={**S3, **KEYS}))
    assert type(objects).__name__ == "BucketObjects"
    assert objects.answers()


@pytest.mark.parametrize("text", [None, "", "access_key = 1\nsecret_key = 2", "not-for-logs ="])
def test_a_file_of_keys_that_is_not_fit_is_told_without_its_text(tmp_path, text):
    file = tmp_path / "keys.toml"
    if text is not None:
        file.write_text(text)
    with pytest.raises(FolderError) as caught:
        open_objects(settings_for(tmp_path, s3={**S3, "keys_file": file}))
    assert "keys.toml" in str(caught.value)
    assert "not-for-logs" not in str(caught.value)


def test_an_authority_that_cannot_be_read_is_told_at_the_start(tmp_path):
    with pytest.raises(FolderError, match="nowhere"):
        open_objects(settings_for(tmp_path, s3={**S3, **KEYS, "ca": tmp_path / "nowhere.pem"}))


def test_a_centre_with_a_folder_does_not_load_the_client():
    lines = "import sys, central.app, central.cli; sys.exit('obstore' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", lines], timeout=60, check=False)
    assert done.returncode == 0
