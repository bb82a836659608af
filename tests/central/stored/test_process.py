"""The centre as its own process, told by a settings file, with the store's keys in another."""

from functools import partial

from central.places import reserve_port
from tests.central.attached import attached
from tests.central.gateway import ACCESS_KEY, SECRET_KEY
from tests.central.serving import command_json, running, wait_until
from tests.central.stored.site import unavailable, wholes
from tests.central.virtual_kiosk import enrolled_from
from tests.faults.line import FOREVER


def test_keys_come_from_a_file_and_no_log_holds_them(data_dir, tables, gateway, bucket, line):
    s3 = tables["s3"]
    keys, config = data_dir.with_name("keys.toml"), data_dir.with_name("central.toml")
    keys.write_text(f'access_key = "{ACCESS_KEY}"\nsecret_key = "{SECRET_KEY}"\n')
    with reserve_port("127.0.0.1", 0) as port:
        lines = [f'url = "http://127.0.0.1:{port}"', "[s3]", f'keys_file = "{keys}"']
    lines += [f'{key} = "{s3[key]}"' for key in ("endpoint", "bucket", "prefix", "region")]
    config.write_text("\n".join(lines))
    at = ("--config", str(config))
    file = data_dir.with_name("kiosk.json")
    command_json(data_dir, "init", *at)
    command_json(data_dir, "kiosks", "add", "Sảnh", "-o", str(file), *at)

    with running(data_dir, *at, "--port", str(port)) as process:
        one = attached(enrolled_from(file))
        one.waiting()
        line.fail(unavailable, f"/{bucket}", times=FOREVER)
        assert one.send(one.pieces()[0]).status_code == 503
        line.heal()
        for piece in one.pieces():
            wait_until(partial(taken, one, piece), "the store is asked again")
        assert one.receipt()["id"] == one.parcel.id
        _code, log = process.stop()

    assert "storage" in log
    assert SECRET_KEY not in log
    assert ACCESS_KEY not in log
    assert list(wholes(gateway, bucket)) == [one.pictures[0].digest]


def taken(one, piece):
    return one.send(piece).status_code == 200
