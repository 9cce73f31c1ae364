"""Voices: clusters of one source."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from provaudit.article import Article
from provaudit.comparison.comparison import Comparison, Direction, Level
from provaudit.comparison.voices import find_voices


def link(a: str, b: str, direction: Direction = "unknown", level: Level = "heavy") -> Comparison:
    return Comparison(a, b, 0.9, level, 0.5, direction, (), None, (), ())


def articles(*ids: str, **days: str) -> list[Article]:
    return [Article(f"text {i}", id=i, published=days.get(i)) for i in ids]


def test_articles_that_links_join_are_one_voice() -> None:
    found = find_voices(
        articles("a", "b", "c", "d", "e"), [link("a", "c"), link("c", "e"), link("b", "d", level="none")]
    )
    assert [voice.ids for voice in found] == [("a", "c", "e")]


def test_the_earliest_is_the_source_of_all_others() -> None:
    found = find_voices(articles("a", "b", "c"), [link("b", "a", "forward"), link("c", "a", "backward")])
    assert found[0].earliest is None or found[0].earliest == "b"
    chain = find_voices(articles("a", "b", "c"), [link("b", "a", "forward"), link("c", "a", "backward")])
    assert chain == found
    assert (
        find_voices(articles("a", "b", "c"), [link("b", "a", "forward"), link("a", "c", "forward")])[0].earliest == "b"
    )


def test_two_possible_sources_leave_the_earliest_unknown() -> None:
    assert (
        find_voices(articles("a", "b", "c"), [link("a", "c", "forward"), link("b", "c", "forward")])[0].earliest is None
    )
    assert find_voices(articles("a", "b"), [link("a", "b")])[0].earliest is None


def test_given_dates_tell_the_earliest() -> None:
    dated = articles("a", "b", a="2031-05-02", b="2031-05-01")
    assert find_voices(dated, [link("a", "b")])[0].earliest == "b"
    assert find_voices(articles("a", "b", a="2031-05-02"), [link("a", "b")])[0].earliest is None


@given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=12), st.randoms(use_true_random=False))
def test_voices_do_not_depend_on_the_order_of_the_links(pairs: list[tuple[int, int]], random: object) -> None:
    all_ids = [str(i) for i in range(8)]
    links = [link(str(a), str(b)) for a, b in pairs if a != b]
    shuffled = list(links)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    found = find_voices(articles(*all_ids), links)
    assert found == find_voices(articles(*all_ids), shuffled)
    members = [i for voice in found for i in voice.ids]
    assert len(members) == len(set(members))
    assert all(len(voice.ids) > 1 for voice in found)
