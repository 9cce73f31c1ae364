"""Article text handed on: JSON that is strict, terminals that are not steered, cells that are not run."""

from __future__ import annotations

import json
import re

from hypothesis import given
from hypothesis import strategies as st

from provaudit.escape import as_cell, excerpt, json_text, printable

any_text = st.text(st.characters())  # lone surrogates and controls included


@given(any_text)
def test_json_reads_back_and_is_utf8(text: str) -> None:
    written = json_text({"t": text})
    written.encode("utf-8")
    assert json.loads(written) == json.loads(json.dumps({"t": text}))
    assert not re.search("[\x00-\x1f\x7f-\x9f\u202e]", written)


@given(any_text)
def test_nothing_steers_a_terminal(text: str) -> None:
    for shown in (printable(text), excerpt(text)):
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown)
    assert len(printable(text)) == len(text)


@given(any_text, st.integers(5, 200))
def test_an_excerpt_is_one_short_line(text: str, limit: int) -> None:
    assert len(excerpt(text, limit)) <= limit
    assert "\n" not in excerpt(text, limit)


@given(st.sampled_from("=+-@\t\r"), any_text)
def test_a_cell_never_starts_a_formula(sign: str, text: str) -> None:
    assert as_cell(sign + text)[0] == "'"
