from contextlib import closing
from dataclasses import replace

import pysqlite3.dbapi2 as driver
import pytest

from kiosk.jobs import Err, Ok
from kiosk.journey import dossier
from kiosk.paper.printers import Failed, NoPaper, NoPrinter, Printed
from kiosk.viewmodels.words import say
from sync.data_folder import path_of
from sync.outbox import DiskFull, NotEnrolled
from tests.viewmodels.booth import BIRTH, COPIES, Booth


@pytest.fixture
def slip(booth):
    booth.enter_check(BIRTH)
    booth.views.visit.go("declaration")
    return booth.views.slip


def release(lane) -> None:
    """Let a held lane do what it holds, in order."""
    lane.holds = False
    held, lane.held = list(lane.held), []
    for work, done in held:
        done(Ok(work()))


def test_nothing_is_claimed_before_the_lane_has_answered(booth, slip):
    booth.database.holds = True
    slip.save()
    assert slip.saving
    assert (booth.state.page, booth.state.saved, slip.reference) == ("declaration", None, "")
    assert booth.printer.printed == []
    release(booth.database)
    assert not slip.saving
    assert booth.state.page == "slip"


def test_a_saved_declaration_has_its_number_on_the_slip_and_in_the_outbox(booth, slip, qtbot):
    with qtbot.waitSignal(slip.savedNow):
        slip.save()
    reference = booth.state.saved.reference
    assert slip.reference.replace(" ", "") == reference
    assert slip.qrText == f"PHIEU:{reference}"
    assert slip.title == "Máy đã lưu tờ khai"
    assert booth.world.outbox().lookup(reference) == "here"
    assert booth.world.outbox().waiting() == 1
    assert (booth.state.trail, booth.views.visit.underway) == ((), False)


def test_what_is_saved_is_what_was_answered_and_agreed_to(booth, slip, monkeypatch):
    plains = []
    outbox = booth.world.outbox()
    save = outbox.save

    def spy(make_plain, dossier_id, attached):
        return save(lambda draft: plains.append(make_plain(draft)) or plains[-1])

    monkeypatch.setattr(outbox, "save", spy)
    slip.toggleHelped()
    slip.save()
    (plain,) = plains
    assert plain["answers"]["child_name"] == booth.answers["child_name"]
    assert plain["reference"] == booth.state.saved.reference
    assert [(a["step"], a["actor"]) for a in plain["actors"]] == [
        ("answers", "helper"),
        ("confirm", "resident"),
    ]


def test_a_double_tap_saves_once(booth, slip):
    booth.database.holds = True
    slip.save()
    slip.save()
    assert len(booth.database.held) == 1
    release(booth.database)
    slip.save()
    assert booth.world.outbox().waiting() == 1


@pytest.mark.parametrize(
    ("error", "key"),
    [
        (NotEnrolled("no"), "not_enrolled"),
        (DiskFull("full"), "disk_full"),
        (OSError("anything"), "save_failed"),
    ],
)
def test_a_failed_save_keeps_the_answers_and_says_what_to_do(booth, slip, error, key):
    before = booth.state
    booth.database.answers = [error]
    slip.save()
    assert booth.state.dossier_id
    assert (replace(booth.state, dossier_id=""), slip.saving) == (before, False)
    assert slip.problem == say(key, "vi")
    assert booth.printer.printed == []
    slip.save()
    assert (booth.state.page, slip.problem) == ("slip", "")


def test_a_kiosk_that_never_joined_says_so(qapp, tmp_path):
    booth = Booth(tmp_path, enrolled=False)
    booth.database.run = lambda work, done: done(outcome_of(work))
    booth.enter_check(BIRTH)
    booth.views.visit.go("declaration")
    booth.views.slip.save()
    assert booth.views.slip.problem == say("not_enrolled", "vi")
    assert booth.state.page == "declaration"
    booth.close()


def outcome_of(work):
    try:
        return Ok(work())
    except NotEnrolled as error:
        return Err(error)


def test_a_problem_is_said_in_the_language_of_now(booth, slip, qtbot):
    booth.database.answers = [DiskFull("full")]
    slip.save()
    with qtbot.waitSignal(slip.problemChanged):
        booth.english()
    assert slip.problem == say("disk_full", "en")


def test_the_paper_is_printed_by_itself_and_told(booth, slip, qtbot):
    booth.paper.holds = True
    slip.save()
    assert slip.printLine == "Phiếu đang in."
    with qtbot.waitSignal(slip.paperOut):
        release(booth.paper)
    assert slip.printLine == "Phiếu đã in. Xin lấy phiếu."
    assert slip.printProblem == ""
    assert [image.mode for image in booth.printer.printed] == ["1"]


@pytest.mark.parametrize(
    ("outcome", "key"),
    [
        (NoPaper(), "no_paper"),
        (NoPrinter("not_found"), "no_printer"),
        (Failed("paper_jam"), "no_printer"),
    ],
)
def test_a_print_that_failed_is_said_and_is_not_called_paper(booth, slip, qtbot, outcome, key):
    booth.printer.outcome = outcome
    with qtbot.assertNotEmitted(slip.paperOut):
        slip.save()
    assert (slip.printProblem, slip.printLine) == (say(key, "vi"), "")
    assert booth.state.page == "slip"


def test_a_printer_that_breaks_altogether_is_said_too(booth, slip):
    booth.paper.answers = [OSError("gone")]
    slip.save()
    assert slip.printProblem == say("no_printer", "vi")
    assert booth.state.saved is not None


def test_printing_again_gives_the_same_number_and_time(booth, slip):
    booth.printer.outcome = NoPaper()
    slip.save()
    booth.printer.outcome = Printed(confirmed=True)
    booth.later(90)
    slip.print()
    first, second = booth.printer.printed
    assert slip.printLine == "Phiếu đã in. Xin lấy phiếu."
    assert first.tobytes() == second.tobytes()
    assert booth.world.outbox().waiting() == 1


def test_one_print_at_a_time(booth, slip):
    booth.paper.holds = True
    slip.save()
    slip.print()
    assert len(booth.paper.held) == 1


def test_the_printing_is_told_to_the_idle_clock(booth, slip):
    told = []
    slip.printing.connect(told.append)
    slip.save()
    assert told == [True, False]


def test_a_save_that_ends_after_the_person_left_shows_nothing(booth, slip):
    booth.database.holds = True
    slip.save()
    booth.views.visit.end("idle")
    release(booth.database)
    assert (booth.state.page, booth.state.saved, slip.reference) == ("welcome", None, "")
    assert booth.printer.printed == []
    assert booth.world.outbox().waiting() == 1
    assert not slip.saving


def test_a_print_that_ends_after_the_person_left_is_not_the_next_persons(booth, slip):
    booth.paper.holds = True
    slip.save()
    booth.views.visit.end("finished")
    release(booth.paper)
    assert (slip.printLine, slip.printProblem) == ("", "")


def test_a_slip_only_procedure_claims_no_declaration(booth):
    booth.enter_check(COPIES)
    booth.views.visit.go("declaration")
    booth.views.slip.save()
    slip = booth.views.slip
    assert slip.title == "Máy đã ghi phiếu"
    assert slip.networkLine == say("network_slip", "vi")
    assert slip.where


def test_who_asks_for_a_visit_at_home_is_not_sent_to_the_counter(booth):
    booth.enter_check(COPIES, {"place": "home"})
    booth.views.visit.go("declaration")
    booth.views.slip.save()
    assert "quầy" not in booth.views.slip.where
    assert "đợi cán bộ gọi" in booth.views.slip.where


def test_without_a_procedure_nothing_is_saved(booth):
    booth.views.slip.save()
    booth.views.slip.print()
    assert booth.printer.printed == []
    assert booth.world.outbox().waiting() == 0


def test_whoever_goes_on_after_a_crash_gets_the_slip_of_what_was_saved(booth, slip):
    slip.save()
    saved = booth.state.saved
    stored = {**booth.state.to_json(), "page": "declaration", "saved": None}
    booth.views.visit.restore(stored)
    assert booth.state.page == "slip"
    assert booth.state.saved == saved


def test_saving_again_after_a_crash_before_the_save_saves_once(booth, slip):
    stored = {**booth.state.to_json(), "dossier_id": "01a20fdb-4163-7885-ac21-88aff81bcf64"}
    booth.views.visit.restore(stored)
    assert booth.state.page == "declaration"
    slip.save()
    assert booth.state.saved.id == stored["dossier_id"]


def test_the_rules_are_gone_through_before_the_file_is_locked(booth, slip, monkeypatch):
    outbox = booth.world.outbox()
    save, check = outbox.save, dossier.check_all
    locked: dict[str, bool] = {}

    def is_locked() -> bool:
        with closing(driver.connect(str(path_of(booth.world.settings.data_dir)))) as other:
            other.execute("PRAGMA busy_timeout = 0")
            try:
                other.execute("BEGIN IMMEDIATE")
            except driver.OperationalError:
                return True
        return False

    def checked(*arguments, **named):
        locked["rules"] = is_locked()
        return check(*arguments, **named)

    def spy(make_plain, dossier_id, attached):
        def made(draft):
            locked["text"] = is_locked()
            return make_plain(draft)

        return save(made, dossier_id)

    monkeypatch.setattr(dossier, "check_all", checked)
    monkeypatch.setattr(outbox, "save", spy)
    slip.save()
    assert booth.state.saved is not None
    assert locked == {"rules": False, "text": True}
