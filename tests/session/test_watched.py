from kiosk.session.watched import WatchedFiles


def test_nothing_changed_where_nothing_did(tmp_path):
    (tmp_path / "a").write_text("x")
    watched = WatchedFiles([tmp_path / "a", tmp_path / "none"])
    assert not watched.changed()
    assert not WatchedFiles([]).changed()


def test_a_file_that_comes_is_replaced_or_goes_is_told_once(tmp_path):
    file = tmp_path / "a"
    watched = WatchedFiles([file])
    file.write_text("x")
    assert [watched.changed(), watched.changed()] == [True, False]
    (tmp_path / "draft").write_text("y")
    (tmp_path / "draft").replace(file)
    assert [watched.changed(), watched.changed()] == [True, False]
    file.unlink()
    assert [watched.changed(), watched.changed()] == [True, False]
