import subprocess
import sys

from sync.clock import measure
from sync.database import open_database, write
from sync.kept_time import kept_time
from sync.site import learn_time


def test_without_a_store_the_wall_clock_counts_and_nothing_is_certain(tmp_path, hand_clock):
    kept = kept_time(tmp_path, hand_clock.clocks())
    assert (kept.now, kept.certain) == (hand_clock.clocks().wall(), False)
    assert list(tmp_path.iterdir()) == []


def test_a_store_not_yet_made_is_no_error(tmp_path, hand_clock):
    (tmp_path / "kiosk.db").touch()
    assert not kept_time(tmp_path, hand_clock.clocks()).certain


def test_it_says_what_the_store_says(enrolled, outbox, hand_clock):
    engine = open_database(enrolled)
    with write(engine) as connection:
        learn_time(connection, measure(hand_clock.clocks().wall(), 0.0, hand_clock.clocks()))
    engine.dispose()
    kept = kept_time(enrolled, hand_clock.clocks())
    assert kept.certain
    assert kept == outbox.time()


def test_it_loads_no_sqlalchemy():
    program = "import sys\nimport sync.kept_time\nassert 'sqlalchemy' not in sys.modules"
    subprocess.run([sys.executable, "-c", program], check=True)
