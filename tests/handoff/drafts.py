"""Drafts to carry: one as a kiosk makes it, and any that hypothesis can think of."""

from datetime import UTC, datetime, timedelta, timezone

from hypothesis import strategies as st

from kiosk.handoff.draft import PHONE, Draft, Item
from kiosk.handoff.envelope import LIFETIME, Clock

HANOI = timezone(timedelta(hours=7))
NOW = datetime(2026, 11, 24, 9, 30, tzinfo=HANOI)
CLOCK = Clock(NOW)

ITEMS = (
    Item("relation", "Khai cho ai", "mother", "Mẹ khai cho con"),
    Item("child_name", "Họ tên bé", "TRẦN NGỌC ANH THƯ", "TRẦN NGỌC ANH THƯ"),
    Item("child_dob", "Ngày sinh", "2026-08-02", "2/8/2026"),
    Item("copies", "Số bản sao", 3, "3"),
    Item(
        "requester_address",
        "Nơi ở",
        "Số 12 ngõ 34 đường Nguyễn Ỗ, tổ dân phố 5, phường Mẫu",
        "Số 12 ngõ 34 đường Nguyễn Ỗ, tổ dân phố 5, phường Mẫu",
    ),
)


def a_draft(items=ITEMS, **changes) -> Draft:
    fields = {
        "kind": "declaration",
        "code": "1.001193",
        "version": "2026.11.01",
        "title": "Đăng ký khai sinh",
        "by": "0017",
        "made_at": NOW,
        "expires_at": NOW + LIFETIME,
        "items": items,
    }
    return Draft(**{**fields, **changes})


def a_long_draft(count=120) -> Draft:
    """Too long for one code; every answer is different, so that it does not pack away."""
    return a_draft(
        tuple(
            Item(f"question_{n}", f"Câu hỏi thứ {n}", word, word)
            for n, word in enumerate(f"Đường số {n * n * 7919 % 99991:05d}" for n in range(count))
        )
    )


names = st.from_regex(r"\A[a-z][a-z0-9_]{0,39}\Z")
texts = st.text(
    st.characters(categories=["L", "M", "N", "P", "S"], include_characters=" "),
    min_size=1,
    max_size=80,
).filter(str.strip)
values = st.one_of(texts, st.integers(-(10**15), 10**15))


@st.composite
def items(draw):
    value = draw(values)
    options = tuple(draw(st.lists(st.tuples(texts, texts), max_size=4)))
    text = draw(st.one_of(st.just(str(value)), texts))
    return Item(draw(names), draw(texts), value, text, options)


moments = st.datetimes(
    datetime(2026, 1, 1),  # noqa: DTZ001 -- hypothesis adds the zone
    datetime(2099, 1, 1),  # noqa: DTZ001 -- hypothesis adds the zone
    timezones=st.sampled_from([HANOI, UTC]),
).map(lambda moment: moment.replace(microsecond=0))

drafts = st.builds(
    Draft,
    kind=st.sampled_from(["declaration", "questions", "prepared"]),
    code=st.sampled_from(["1.001193", "2.000815", "local.home-visit"]),
    version=st.sampled_from(["2026.11.01", "2026.11.01.2"]),
    title=texts,
    by=st.sampled_from(["0017", "9999", PHONE]),
    made_at=moments,
    expires_at=moments,
    items=st.lists(items(), max_size=12, unique_by=lambda item: item.name).map(tuple),
)
