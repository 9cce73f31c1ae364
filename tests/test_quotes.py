"""Quotes: what find_quotes promises of any text, planted quotes in every style, and invented news with its speakers."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import provaudit as pv
from provaudit.annotation.quote_marks import find_marked
from provaudit.annotation.single_marks import with_single
from provaudit.errors import InputTypeError
from provaudit.testing import Planted, bodies, planted_quotes

MARKS = "\"“”„‟«»‹›'‘’‚`「」『』＂〝〞〟"
STYLES = (
    ("“", "”"),
    ('"', '"'),
    ("''", "''"),
    ("``", "''"),
    ("«", "»"),
    ("« ", " »"),
    ("»", "«"),
    ("„", "“"),
    ("„", "”"),
    ("‘", "’"),
    ("'", "'"),
    ("「", "」"),
    ("『", "』"),
    ("“", '"'),
)
CASES = [
    json.loads(line) for line in (Path(__file__).parent / "cases/quotes.jsonl").read_text(encoding="utf-8").splitlines()
]
marked_texts = st.text(alphabet=MARKS + "Ab. ,\nsaid—\t\xa0\x01\x02\ud800", max_size=300) | st.lists(
    st.sampled_from([*MARKS, "Ada Rehn", " said ", "he ", ", ", ". ", "\n\n", "We go", "told CNN ", "''", "``"]),
    max_size=60,
).map("".join)


@given(marked_texts | st.text(max_size=200))
def test_any_marks_in_any_number(text: str) -> None:
    end = 0
    for quote in pv.find_quotes(text):
        assert end <= quote.start < quote.end <= len(text)
        end = quote.end
        assert quote.text
        assert text.find(quote.text, quote.start, quote.end) >= 0
        spans = [*quote.speaker_spans, *filter(None, [quote.cue_span, quote.sourcing.span])]
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
        assert (quote.speaker is None) == (quote.speaker_mention is None) == (not quote.speaker_spans)
        if quote.speaker_mention is not None:
            assert [text[s.start : s.end] for s in quote.speaker_spans] == [quote.speaker_mention]
        assert (quote.cue is None) == (quote.cue_span is None)
        assert (quote.sourcing.span is None) == (quote.sourcing.text is None) == (quote.sourcing.level == "none")


@given(planted_quotes())
def test_a_planted_quote_is_found_with_its_speaker(planted: Planted) -> None:
    (span,) = planted.spans
    found = [q for q in pv.find_quotes(planted.article.text) if (q.start, q.end) == (span.start, span.end)]
    assert [q.speaker for q in found] == [planted.speaker]
    assert found[0].text.rstrip(",.") == planted.value
    assert found[0].closed


@pytest.mark.parametrize("style", STYLES, ids="".join)
@pytest.mark.parametrize(
    "frame",
    [
        "{}Nobody asked us about the harbour,{} Ines Tamm said.",
        "{}Nobody asked us about the harbour,{} said Ines Tamm.",
        "{}Nobody asked us about the harbour,{} said Ines Tamm, a ferry captain.",
        "{}Nobody asked us about the harbour,{} Ines Tamm, a ferry captain, said on Monday.",
        "{}Nobody asked us about the harbour,{} ferry captain Ines Tamm told reporters.",
        "Ines Tamm said: {}Nobody asked us about the harbour.{}",
        "Ines Tamm, who lost her boat, said, {}Nobody asked us about the harbour.{}",
        "According to Ines Tamm, {}nobody asked us about the harbour.{}",
        "Ines Tamm told the council that {}nobody asked us about the harbour.{}",
        "Ines Tamm put it this way: {}Nobody asked us about the harbour.{}",
    ],
)
def test_every_style_and_place(style: tuple[str, str], frame: str) -> None:
    (quote,) = pv.find_quotes("The ferry was late again.\n\n" + frame.format(*style) + "\n\nIt rained.")
    assert quote.text.rstrip(",.").lower() == "nobody asked us about the harbour"
    assert quote.speaker == "Ines Tamm"


@given(st.sampled_from(MARKS), bodies(2, 3), planted_quotes())
def test_a_mark_without_its_partner_costs_its_own_paragraph_at_most(mark: str, body: str, planted: Planted) -> None:
    text = f"The sign read {mark}closed until May and nobody came.\n\n{body}\n\n{planted.article.text}"
    shift = len(text) - len(planted.article.text)
    found = {(q.start, q.end): q for q in pv.find_quotes(text)}
    (span,) = planted.spans
    assert found[span.start + shift, span.end + shift].speaker == planted.speaker


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["text"][:30]))
def test_invented_news(case: dict[str, object]) -> None:
    found = {quote.text: quote for quote in pv.find_quotes(str(case["text"]))}
    quotes = case["quotes"]
    assert isinstance(quotes, list)
    for wanted in quotes:
        quote = found[wanted["text"]]
        speaker = wanted["speaker"]
        if speaker is not None and speaker.islower():
            assert speaker in (quote.speaker or "").lower()
        elif speaker is not None:
            assert quote.speaker == speaker
        if "level" in wanted:
            assert quote.sourcing.level == wanted["level"]


def test_several_paragraphs_go_on() -> None:
    text = "“It was dark.\n\n“We waited for hours.\n\n“Then the lamp came on,” Marek Abel said.\n\n“No,” said Oda Sohn."
    quotes = pv.find_quotes(text)
    assert [q.closed for q in quotes] == [False, False, True, True]
    assert [q.continues for q in quotes] == [False, True, True, False]
    assert quotes[0].text == "It was dark."


def test_a_quote_cut_in_two_goes_on() -> None:
    quotes = pv.find_quotes("“It is late,” Marek Abel said, “and we are tired.” “Sleep,” said Oda Sohn.")
    assert [q.continues for q in quotes] == [False, True, False]


def test_a_pronoun_for_nobody_known_stays_one() -> None:
    quotes = pv.find_quotes("“It is late,” he said.\n\n“It is not late at all,” she said.")
    assert [q.speaker for q in quotes] == ["he", "she"]


def test_what_is_no_speech() -> None:
    text = (
        "Ulf “Lofty” Haldane likes the novel “The Long Winter”. The so-called “super ferry” is late, "
        "and the film “Night Boat” opens on Friday. The 6'2\" goalkeeper of the '90s plays rock 'n' roll."
    )
    assert pv.find_quotes(text) == []


def test_titles_of_programmes_are_no_speech() -> None:
    text = "Ada Rehn told Radio Selm’s “Early Birds” that it rained. She said so on the “Late Hour” podcast, he said."
    assert pv.find_quotes(text) == []


def test_quotes_inside_quotes_are_part_of_them() -> None:
    text = "“He told me ‘never again’ and left,” Runa Varga said. «Il a dit “non” hier», a dit Piet Tamm."
    assert [q.text for q in pv.find_quotes(text)] == ["He told me ‘never again’ and left,", "Il a dit “non” hier"]


def test_a_hard_wrapped_quote_is_one() -> None:
    text = "“We were told that the\nwater would be safe to\ndrink,” Elif Bekele said."
    (quote,) = pv.find_quotes(text)
    assert quote.text.endswith("drink,")
    assert quote.speaker == "Elif Bekele"


def test_wrong_types() -> None:
    with pytest.raises(InputTypeError):
        pv.find_quotes(None)  # type: ignore[arg-type]


PIECES = [
    *MARKS, "''", "``", '"" ', "“a\n\n", '"a," said ', '"A b," Ada Rehn said. ', "said ", "he said “", "“‘", "a, ",
    "the ", "“A,” he said. ", " '", "' a ", "in a recent ", "told the ", "(", "Ada Rehn, ", "\na“", "“a”",
    "on Monday ", "\na", "Abel “X” Tamm ", "A.B. ", "‘a ", "he ", "the the ", "who ",
    "A friend who “x y” ", "One aide ", "The aide said “x y z” ", "Brook’s friend is ", "named A ", "a", " ", "\n",
]  # fmt: skip


@pytest.mark.parametrize("piece", ['"', "“a ", "‘a ", "«", "'", " ' ", "\n“a", "“ “x” "])
def test_marks_are_read_in_linear_time(piece: str) -> None:
    text = piece * (1_000_000 // len(piece))
    began = time.process_time()
    with_single(text, find_marked(text))
    assert time.process_time() - began < 30


@pytest.mark.parametrize(
    "piece", ["„", "“a” ", "“a\n\n", '"a" he said. ', "“a,” told the statement ", "“We go to sea,” he said. "]
)
def test_a_text_that_is_nearly_all_quotes_is_cheap(piece: str) -> None:
    text = piece * (250_000 // len(piece))
    began = time.process_time()
    quotes = pv.find_quotes(text)
    assert time.process_time() - began < 10
    assert all(text[quote.start] in piece for quote in quotes)


def test_quotes_past_the_first_thousands_are_found_without_a_speaker() -> None:
    quotes = pv.find_quotes("“We go to sea again,” Ada Rehn said.\n\n" * 5_000)
    assert len(quotes) == 5_000
    assert quotes[0].speaker == "Ada Rehn"
    assert quotes[-1].speaker is None


@pytest.mark.parametrize("piece", PIECES)
def test_quotes_are_found_in_linear_time(piece: str) -> None:
    text = piece * (30_000 // len(piece))
    began = time.process_time()
    pv.find_quotes(text)
    assert time.process_time() - began < 10
