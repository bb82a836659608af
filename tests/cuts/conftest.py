import pytest

pytest.register_assert_rewrite("tests.cuts.recording", "tests.kills.victims", "tests.kills.setting")
