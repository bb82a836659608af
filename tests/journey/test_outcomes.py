from datetime import date

from kiosk.journey.outcomes import Finding, Invalid, Report
from kiosk.procedures.model import Words


def test_a_refusal_is_said_in_both_languages():
    refusal = Invalid("date_too_late", {"limit": date(2026, 12, 1)})
    assert refusal.message("vi") == (
        "Ngày này muộn quá. Muộn nhất là ngày 1 tháng 12 năm 2026. Xin xem lại."
    )
    assert "The latest is 1 December 2026." in refusal.message("en")


def test_a_finding_of_the_content_speaks_with_its_own_words():
    finding = Finding("dob", "very_old", words=Words(vi="Xin xem lại.", en="Look again."))
    assert (finding.message("vi"), finding.message("en")) == ("Xin xem lại.", "Look again.")


def test_a_finding_names_its_field():
    assert "“deposit”" in Finding("deposit", "not_asked").message("en")


def test_a_report_is_good_without_errors_whatever_it_warns():
    finding = Finding("deposit", "not_asked")
    assert Report((), (finding,), {}).ok
    assert not Report((finding,), (), {}).ok
