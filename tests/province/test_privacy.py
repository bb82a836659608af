"""Nothing a person said, and no secret, stands anywhere but in what is sent."""

import structlog
from structlog.testing import capture_logs

from central.province_config import ProvinceSettings
from tests.province.simulator import ENDPOINT, PASSWORD

SAID = ("Nguyễn", "Hường", "003190000123", "0912345678", "TRẦN", "mờ số", PASSWORD)


def test_neither_log_nor_outbox_nor_file_holds_a_word(
    centre, kiosk, officer, province, watch, data_dir
):
    province.misbehave("lost", "error_500", "refuse_kept", "garbage")
    structlog.reset_defaults()
    with capture_logs() as logs:
        parcel = kiosk.send()
        officer.decide(parcel.id, "received", appointment="15 giờ ngày 27/11/2026")
        officer.decide(parcel.id, "supplement", reason="Giấy chứng sinh; bản đã nộp mờ số")
        watch.delivered(step_s=20)
        watch.until(lambda rows: rows[0].number, "number", step_s=60)

    written = str(logs) + str(watch.rows())
    assert "delivered" in written
    assert not [word for word in SAID if word in written]
    stored = b"".join(path.read_bytes() for path in data_dir.rglob("central.db*"))
    assert not [word for word in SAID if word.encode() in stored]


def test_the_secret_is_sent_to_the_log_in_alone_and_no_redirect_is_followed(
    kiosk, officer, province, watch
):
    province.misbehave("redirect", service="auth")
    officer.decide(kiosk.send().id, "received")
    watch.until(lambda rows: rows[0].reason == "login_page", "led elsewhere")
    watch.delivered(step_s=20)

    with_secret = {name for name, body in province.calls if PASSWORD in str(body)}
    assert with_secret == {"auth"}
    assert ENDPOINT not in str(province.calls)


def test_settings_shown_do_not_show_the_secret():
    settings = ProvinceSettings(secret="mat-khau-tinh")
    assert "mat-khau-tinh" not in f"{settings!r} {settings}"
