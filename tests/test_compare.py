"""Two texts side by side: what holds for any two, and what the levels, passages, credit and direction say."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from provaudit.annotation.annotated import annotate
from provaudit.article import Article, Corpus
from provaudit.comparison.alignment import align
from provaudit.comparison.comparison import Comparison
from provaudit.comparison.derivation import Measures, derived_from
from provaudit.comparison.numbers import find_numbers
from provaudit.comparison.passages import compare
from provaudit.comparison.prepared import prepare
from provaudit.comparison.quoted_spans import find_quoted_spans
from provaudit.comparison.rewrites import find_rewrites
from provaudit.errors import InputTypeError, InputValueError
from provaudit.testing import articles, bodies, planted_rewrites

SOURCE = """Selm harbour will close for nine weeks from Monday, harbour master Lotte Brandt said, after divers found 40
cracks in the outer wall. The port handles 1.2 million tonnes of grain a year, most of it bound for Gansk and Orrin.

"We are … counting on dry weather," Brandt told reporters in Port Selm. "Not one ship will be turned away."

Repairs will cost 3,400 crowns a day, the town council said. Councillor Ulf Rehn asked why the wall had not been
inspected since 2011. The council has yet to answer him.

Ferries to Hask will leave from the old quay instead, operator Tamber Lines said. Its 14 boats carry some 900 people
a day in summer."""

REWRITE = """Port Selm's harbour is set to shut for nine weeks, according to harbour master Lotte Brandt, who stated
that divers had discovered 40 cracks in the outer wall. Every year the port deals with 1,200,000 tonnes of grain, the
bulk of it going to Gansk and Orrin, highlighting its importance.

Brandt expressed hope for good conditions, remarking, "We are counting on dry weather." She emphasized that no ships
would be turned away.

The town council indicated that repairs would cost 3,400 crowns a day. Ulf Rehn, a councillor, questioned why the wall
had not undergone an inspection since 2011, underscoring the concerns of residents.

In the meantime, Tamber Lines noted that ferries to Hask would depart from the old quay, ensuring continued service for
approximately 900 passengers."""

SAME_EVENT = """A surveyor's report that the Gansk Post has seen blames years of neglect for the closure of the docks at
Selm. Written by engineer Greta Sohn in April, it lists rusted anchors, a sunken barge and two missing lamps.

Fishermen gathered outside the customs house on Tuesday. "Nobody asked us," said Jost Abel, who owns three trawlers and
fears for his 22 crew. "Not one ship will be turned away," Lotte Brandt had promised.

Shares in Kovarik Shipping fell 6 percent. Minister Ines Tamm is expected in Selm this week, her spokesman said, and the
insurers Westerhaven Mutual will send an assessor."""


def sides(comparison: Comparison) -> tuple[str, str]:
    return comparison.source_id, comparison.target_id


@given(articles())
def test_an_article_is_a_copy_of_itself_without_drift(article: Article) -> None:
    found = compare(article, article)
    assert (found.level, found.drift, found.direction) == ("copy", (), "unknown")
    assert found.shared == 1.0
    assert {passage.kind for passage in found.passages} == {"copied"}


@given(st.text(min_size=1), st.text(min_size=1))
def test_any_text_can_be_compared(a: str, b: str) -> None:
    assume(a.strip() and b.strip())
    found = compare(Article(a, id="a"), Article(b, id="b"))
    assert 0 <= found.derived <= 1
    assert 0 <= found.shared <= 1
    for passage in found.passages:
        assert 0 <= passage.source_span.start < passage.source_span.end <= len(a)
        assert 0 <= passage.target_span.start < passage.target_span.end <= len(b)
    for drift in found.drift:
        assert drift.source_span is None or drift.source_span.end <= len(a)
        assert drift.target_span is None or drift.target_span.end <= len(b)


@given(articles(), articles())
def test_swapping_the_texts_turns_only_the_direction(a: Article, b: Article) -> None:
    first, second = compare(a, b), compare(b, a)
    assert (first.level, first.derived) == (second.level, second.derived)
    turned = {"forward": "backward", "backward": "forward", "unknown": "unknown"}
    assert turned[first.direction] == second.direction
    assert first.origin_id == second.origin_id
    assert sorted(e.what for e in first.direction_evidence) == sorted(e.what for e in second.direction_evidence)


@given(planted_rewrites())
@settings(max_examples=25)
def test_planted_rewrites_are_found(planted: object) -> None:
    source, article = planted.source, planted.article  # type: ignore[attr-defined]
    assert compare(source, article).level != "none"


@given(bodies())
def test_typography_is_no_drift(text: str) -> None:
    retyped = text.replace("'", "’").replace(". ", ".  ").replace("\n\n", "\n \n")
    found = compare(text, retyped)
    assert (found.level, found.drift) == ("copy", ())


@given(articles(), articles())
def test_it_does_not_matter_what_the_text_comes_as(a: Article, b: Article) -> None:
    assert compare(a, b) == compare(annotate(a), annotate(b)) == compare(annotate(a), b)


def test_a_rewrite_is_told_from_another_report_of_the_event() -> None:
    rewrite, report = compare(SOURCE, REWRITE), compare(SOURCE, SAME_EVENT)
    assert rewrite.level in ("light", "heavy")
    assert rewrite.derived > 0.5 > report.derived
    assert report.level == "none"


def test_a_rewrite_shows_which_text_came_first() -> None:
    found = compare(SOURCE, REWRITE)
    assert found.direction == "forward"
    assert any("ellipsis" in e.what for e in found.direction_evidence)
    assert compare(REWRITE, SOURCE).direction == "backward"


def test_given_dates_tell_the_direction_and_contradict_the_text() -> None:
    early, late = Article(SOURCE, published="2031-03-01"), Article(SAME_EVENT + SOURCE, published="2031-03-04")
    assert compare(early, late).direction == "forward"
    assert compare(late, early).direction == "backward"
    wrong = compare(Article(SOURCE, published="2031-03-04"), Article(REWRITE, published="2031-03-01"))
    assert wrong.direction == "unknown"
    assert {e.favours for e in wrong.direction_evidence} == {"forward", "backward"}


def test_shared_quotes_make_no_rewrite() -> None:
    quotes = (
        "“We will mend the wall, the roof and the quay before the first frost,” she said. “Not one ship will wait.”"
    )
    a = f"The mayor of Dunmoor spoke after a long night of talks about the harbour budget. {quotes} Critics disagree."
    b = f"Rain fell on Kirkvale as Lotte Brandt climbed the steps of the old exchange. {quotes} Her rivals left early."
    assert compare(a, b).level == "none"


def test_a_transcript_is_a_common_source() -> None:
    spoken = "\n".join(
        f"{name}: {words}"
        for name, words in (
            ("THE CHAIR", "Order, please. The harbour board will now hear the engineer."),
            ("MS. SOHN", "Thank you. The wall was built in 1931 and has been mended four times since."),
            ("MR. REHN", "Four times, and each time you told us that it would hold for good."),
            ("MS. SOHN", "I told you that it would hold if the anchors were replaced, and they were not."),
            ("THE CHAIR", "We will vote on the money on Thursday."),
        )
    )
    a = "Tempers rose at the Selm harbour board this week. Here is what was said, word for word, in the old hall."
    b = "Why is there no money for the anchors? A reader sent us these minutes. Our own reporter was not let in."
    assert compare(f"{a}\n{spoken}", f"{b}\n{spoken}").level == "none"


def test_passages_stand_where_they_say() -> None:
    found = compare(SOURCE, REWRITE)
    pairs = [
        (SOURCE[p.source_span.start : p.source_span.end], REWRITE[p.target_span.start : p.target_span.end])
        for p in found.passages
    ]
    assert any("Tamber Lines" in a and "Tamber Lines" in b for a, b in pairs)
    assert any("3,400" in a and "3,400" in b for a, b in pairs)


@pytest.mark.parametrize(
    "text",
    [
        "Der Hafen von Gansk bleibt neun Wochen lang geschlossen, weil Taucher vierzig Risse in der Mauer fanden. "
        "Der Rat der Stadt will die Mauer bis zum Winter ausbessern lassen, sagte eine Sprecherin am Dienstag.",
        "Порт Ганска закроют на девять недель, потому что водолазы нашли сорок трещин в стене. "
        "Городской совет намерен починить стену до зимы, сказала представительница администрации во вторник.",
        "港口将关闭九周,因为潜水员在外墙上发现了四十条裂缝。市议会发言人星期二说,希望在冬天之前修好这堵墙。"
        "渡船将改从旧码头出发,每天大约有九百名乘客。",
    ],
)
def test_copies_are_copies_in_any_language(text: str) -> None:
    assert compare(text, text).level == "copy"
    other = "The wind farm off Marnay was sold to a fund on Friday, and its engineers expect to keep their jobs there."
    assert compare(text, other).level == "none"


@pytest.mark.parametrize(
    ("line", "credited"),
    [
        ("PORT SELM (Reuters) - ", "(Reuters) -"),
        ("This article was originally published in the Selm Tide.\n", "originally published in the Selm Tide."),
        ("Reprinted with permission.\n", "Reprinted with permission."),
        ("According to the Selm Tide, a new wall is needed.\n", None),
        ("A photographer for Reuters was there.\n", None),
    ],
)
def test_credit_is_found_where_the_text_gives_it(line: str, credited: str | None) -> None:
    span = compare(SOURCE, line + SOURCE).credited
    text = line + SOURCE
    assert (text[span.start : span.end] if span else None) == credited


def test_the_outlet_of_the_source_is_credit() -> None:
    source = Article(SOURCE, outlet="Selm Tide", url="https://selmtide.example/harbour")
    assert compare(source, "As reported by the Selm Tide, " + SOURCE).credited is not None
    assert compare(source, SOURCE + "\nSee https://selmtide.example/harbour").credited is not None
    assert compare(source, SOURCE).credited is None


@pytest.mark.parametrize("text", ["!!!", "“Not one ship will wait,” she said.", "7", "Leave a Reply", "港"])
def test_odd_texts_are_copies_of_themselves(text: str) -> None:
    found = compare(text, text)
    assert (found.level, found.derived, found.shared, found.drift) == ("copy", 1.0, 1.0, ())


def test_the_least_derived_is_the_callers_choice() -> None:
    texts = [Article(SOURCE, id="s"), Article(REWRITE, id="r"), Article(SAME_EVENT, id="e")]
    assert all(link.derived >= 0.5 for link in find_rewrites(texts, minimum=0.5))
    assert {(link.level == "none") for link in find_rewrites(texts, minimum=0.5)} == {False}
    with pytest.raises(InputValueError):
        find_rewrites(texts, minimum=2)
    with pytest.raises(InputTypeError):
        find_rewrites(texts, minimum="high")  # type: ignore[arg-type]


def test_wrong_arguments_say_what_to_pass() -> None:
    with pytest.raises(InputTypeError, match="Article"):
        compare(b"bytes", SOURCE)  # type: ignore[arg-type]
    with pytest.raises(InputValueError):
        compare("  ", SOURCE)
    with pytest.raises(InputTypeError, match="find_rewrites"):
        find_rewrites(SOURCE)  # type: ignore[arg-type]


def test_find_rewrites_does_not_depend_on_the_order() -> None:
    given_articles = [Article(SOURCE, id="s"), Article(REWRITE, id="r"), Article(SAME_EVENT, id="e")]
    found = find_rewrites(Corpus(given_articles))
    assert found == find_rewrites(Corpus(given_articles[::-1]))
    assert [sides(link) for link in found if link.level != "none"] == [("s", "r")]
    assert found[0].direction == "forward"


def test_find_rewrites_takes_tables() -> None:
    frame = pd.DataFrame({"id": ["a", "b"], "text": [SOURCE, SOURCE + " It rained."]})
    found = find_rewrites(frame)
    assert len(found) == 1
    assert found == find_rewrites(pa.Table.from_pandas(frame))


def test_find_rewrites_and_compare_say_the_same() -> None:
    given_articles = [Article(SOURCE, id="s"), Article(REWRITE, id="r"), Article(SAME_EVENT, id="e")]
    texts = {article.id: article for article in given_articles}
    for link in find_rewrites(given_articles, minimum=0):
        found = compare(texts[link.source_id], texts[link.target_id])
        assert found.derived == link.derived
        assert found == link or link.derived < 0.5


def test_a_copy_with_other_names_is_a_copy() -> None:
    renamed = SOURCE
    for old, new in (("Selm", "Orlau"), ("Brandt", "Feld"), ("Gansk", "Tiel"), ("Hask", "Ruhn"), ("Tamber", "Wolde")):
        renamed = renamed.replace(old, new)
    found = compare(SOURCE, renamed)
    assert found.level == "copy"
    assert {drift.kind for drift in found.drift} >= {"name"}


def test_sentences_of_any_length_are_passages() -> None:
    words = [f"word{chr(97 + i % 26)}{chr(97 + i // 26)}" for i in range(400)]
    edited = " ".join(word for i, word in enumerate(words) if i % 7)
    reworded = " ".join([*words[200:], *words[:200]])
    for text, kind in ((edited, "edited"), (reworded, "reworded")):
        source, target = prepare(" ".join(words) + "."), prepare(text + ".")
        assert [match.kind for match in align(source, target).matches] == [kind]


def test_an_article_is_read_once_for_many_others() -> None:
    article = Article(SOURCE)
    assert prepare(article) is prepare(article)
    assert prepare(Article(SOURCE, id="other")).article.id == "other"


def test_a_name_alone_is_no_passage() -> None:
    source = prepare("Lotte Brandt! The sea was calm all week and nobody came. Not one wagon left the old toll house.")
    target = prepare("Lotte Brandt praised the councillors for their long work on the budget of Port Selm this year.")
    assert align(source, target).matches == ()
    fused = prepare("Not one wagon left the toll house, Brandt told the councillors who met to vote on the budget.")
    assert [match.target for match in align(source, fused).matches] == [0]


N = 1_000_000


@pytest.mark.parametrize(
    "text",
    [
        *(
            "“a” " * (N // 20),
            '"' * N,
            "12 " * (N // 20),
            "1," * (N // 16),
            "Ann Bell " * (N // 20),
            "twenty-" * (N // 10),
        ),
        *(", going" * (N // 10), "first published " * (N // 20), "\u0301" * N, "\ud800" * N, "a'" * (N // 16)),
        "(Reuters" * (N // 40),
    ],
    ids=range(12),
)
def test_hostile_texts_are_compared(text: str) -> None:
    compare(Article(text, id="a"), Article(text + " z", id="b"))


@pytest.mark.parametrize(
    "text",
    ["1:00 p" * (N // 6), "1:00" * (N // 4), "“" * N, "«a" * (N // 2), "THE CHAIR: " * (N // 11), "A.-" * (N // 3)],
    ids=range(6),
)
def test_hostile_texts_are_searched_for_numbers_and_quoted_words(text: str) -> None:
    find_numbers(text)
    find_quoted_spans(text)


@given(st.integers(1, 400), st.integers(1, 400))
def test_the_shorter_the_texts_the_more_must_speak_for_a_rewrite(words: int, more: int) -> None:
    short = Measures(0.2, 0.7, 0.6, 0.9, 0.1, 0.5, 0.1, words)
    long = replace(short, words=words + more)
    assert derived_from(short) <= derived_from(long)
    assert derived_from(replace(short, copied=0.9)) >= 0.9


def test_two_short_reports_of_one_event_are_no_rewrite() -> None:
    one = (
        "A ferry ran aground off Port Selm late on Sunday, and all 41 passengers were brought ashore. The harbour "
        "master, Ivo Brandt, said the ship had lost its rudder in the swell. Nobody was hurt. The ferry company said "
        "that crossings would start again on Tuesday."
    )
    other = (
        "Forty-one people were taken off a ferry that hit a sandbank near Port Selm on Sunday night. Rescue boats "
        "needed two hours. A passenger, Lena Korb, said there was a bang and then nothing. Harbour master Ivo Brandt "
        "blamed a broken rudder. An inquiry is to begin this week."
    )
    restated = (
        "All 41 passengers of a ferry were brought ashore after it ran aground off Port Selm on Sunday night. "
        "According to harbour master Ivo Brandt, the ship's rudder had been lost in the swell. There were no injuries, "
        "and the company plans to resume crossings on Tuesday."
    )
    assert compare(one, other).level == "none"
    assert compare(one, restated).level != "none"


def test_two_events_told_by_one_form_are_no_rewrite() -> None:
    form = (
        "A magnitude {} earthquake struck {} on {}, the geological survey said. It was centred {} kilometres {} of {} "
        "at a depth of {} kilometres. There were no reports of damage or injuries, and no warning was issued{}."
    )
    one = form.format(5.2, "the coast of Arvenia", "Friday", 40, "west", "Port Selm", 12, "")
    other = form.format(4.8, "northern Elmland", "Sunday", 15, "east", "Corvay", 8, ", it added")
    assert compare(one, other).derived < 0.5
    assert compare(one, one.replace("struck", "shook").replace("centred", "located")).level != "none"


@given(st.floats(0, 1), st.floats(0, 0.49))
def test_facts_of_their_own_never_speak_for_a_rewrite(novelty: float, copied: float) -> None:
    some = Measures(novelty, 0.7, 0.6, 0.9, 0.1, 0.5, copied, 300)
    assert derived_from(replace(some, novelty=min(1.0, novelty + 0.1))) <= derived_from(some)
