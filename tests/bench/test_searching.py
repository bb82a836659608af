from bench.search import as_typed, invented_directory, read_queries


def test_the_invented_directory_is_as_long_as_a_ward_s_and_has_no_code_twice():
    directory = invented_directory()
    assert len(directory) >= 439
    assert len({listed.code for listed in directory}) == len(directory)
    assert len({listed.name for listed in directory}) == len(directory)


def test_a_query_is_asked_at_every_key():
    assert as_typed(["abc", "abd"]) == ["a", "ab", "abc", "abd"]


def test_a_leading_space_alone_is_not_asked():
    assert as_typed([" a"]) == [" a"]


def test_there_are_queries_and_none_holds_its_answer():
    queries = read_queries()
    assert len(queries) >= 100
    assert not [query for query in queries if "=>" in query]
