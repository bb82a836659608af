from sync.agent_lock import agent_lock, is_agent_running


def test_only_one_holds_it(data_dir, monkeypatch):
    monkeypatch.setattr("sync.agent_lock.TRIES", 2)
    assert not is_agent_running(data_dir)
    assert not data_dir.exists()
    with agent_lock(data_dir) as first:
        assert first
        assert is_agent_running(data_dir)
        with agent_lock(data_dir) as second:
            assert not second
        assert is_agent_running(data_dir)
    assert not is_agent_running(data_dir)
    with agent_lock(data_dir) as again:
        assert again
