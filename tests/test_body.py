"""The body: what is left of a text, and where it stood."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provaudit.annotation.body import make_body
from provaudit.article import Span
from provaudit.errors import InputValueError

TEXTS = st.text(st.sampled_from("ab \n\r\t\u2028.\U0001f40b"), max_size=60)


@st.composite
def texts_with_spans(draw: st.DrawFn) -> tuple[str, list[Span]]:
    text = draw(TEXTS)
    edges = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    return text, [Span(a, b) for a, b in zip(edges[::2], edges[1::2], strict=False)]


@given(texts_with_spans())
def test_every_character_of_the_body_maps_back(case: tuple[str, list[Span]]) -> None:
    text, spans = case
    body = make_body(text, spans)
    places = [body.to_original(i) for i in range(len(body.text))]
    assert [text[i] for i in places] == list(body.text)
    assert places == sorted(set(places))
    assert not any(span.start <= i < span.end for span in spans for i in places)
    assert body.to_original(len(body.text)) == (body.kept[-1].end if body.kept else 0)


@given(texts_with_spans())
def test_only_white_space_is_lost_beside_the_residue(case: tuple[str, list[Span]]) -> None:
    text, spans = case
    removed = {i for span in spans for i in range(span.start, span.end)}
    kept = [c for i, c in enumerate(text) if i not in removed and not c.isspace()]
    assert [c for c in make_body(text, spans).text if not c.isspace()] == kept


@given(texts_with_spans())
def test_masked_has_the_offsets_and_lines_of_the_text(case: tuple[str, list[Span]]) -> None:
    text, spans = case
    masked = make_body(text, spans).masked
    assert len(masked) == len(text)
    assert masked.splitlines(keepends=True) == [
        line if not line.isspace() else masked[start : start + len(line)] for start, line in _lines_with_starts(masked)
    ]
    assert [c in "\n\r\u2028" for c in masked] == [c in "\n\r\u2028" for c in text]


def _lines_with_starts(text: str) -> list[tuple[int, str]]:
    lines, start = [], 0
    for line in text.splitlines(keepends=True):
        lines.append((start, line))
        start += len(line)
    return lines


@given(texts_with_spans())
def test_removing_spans_in_turn_leaves_the_same_letters(case: tuple[str, list[Span]]) -> None:
    text, spans = case
    spans = [span for span in spans if text[span.start : span.end].strip()]
    first, rest = spans[::2], spans[1::2]
    body = make_body(text, first)
    moved = []
    for span in rest:
        inside = [i for i in range(len(body.text)) if span.start <= body.to_original(i) < span.end]
        moved.extend(Span(i, i + 1) for i in inside if not body.text[i].isspace())
    at_once = make_body(text, [Span(i, i + 1) for i in sorted(_letters(text, first) | _letters(text, rest))])
    assert "".join(make_body(body.text, moved).text.split()) == "".join(at_once.text.split())


def _letters(text: str, spans: list[Span]) -> set[int]:
    return {i for span in spans for i in range(span.start, span.end) if not text[i].isspace()}


@pytest.mark.parametrize(
    ("text", "residue", "body"),
    [
        ("Menu\n\nThe ferry sank.", "Menu", "The ferry sank."),
        ("One.\n\nShare\n\nTwo.", "Share", "One.\n\nTwo."),
        ("One.\nShare\n\nTwo.", "Share", "One.\n\nTwo."),
        ("One.\r\nShare\r\nTwo.", "Share", "One.\r\nTwo."),
        ("One.\nLoginTwo.", "Login", "One.\nTwo."),
        ("One. Login\nTwo.", "Login", "One.\nTwo."),
        ("She met [Name] there.", "[Name]", "She met  there."),
        ("The end.\n\n)\n", ")", "The end."),
        ("Menu", "Menu", ""),
    ],
)
def test_line_ends_are_folded(text: str, residue: str, body: str) -> None:
    start = text.index(residue)
    assert make_body(text, [Span(start, start + len(residue))]).text == body


def test_nothing_removed_changes_nothing() -> None:
    assert make_body(" a\n\n\n b ", []).text == " a\n\n\n b "
    assert make_body("", []).text == ""


def test_an_offset_outside_the_body_is_an_error() -> None:
    with pytest.raises(InputValueError, match="no offset 3"):
        make_body("ab", []).to_original(3)
