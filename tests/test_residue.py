"""Residue: found where it stands, left alone where it only looks like it, and taken out without a trace."""

from __future__ import annotations

import csv
import json
import re
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import provaudit as pv
from provaudit.annotation.body import make_body
from provaudit.annotation.lines import is_table_row, split_lines
from provaudit.annotation.residue_glue import find_glued
from provaudit.annotation.residue_words import Lookup, lower, read_words, tokens_of
from provaudit.article import Span
from provaudit.errors import InputTypeError, InputValueError

CASES = Path(__file__).parent / "cases"
FURNITURE = list(csv.DictReader((CASES / "residue_furniture.csv").open(encoding="utf-8")))
LEFT_OVERS = [json.loads(row) for row in (CASES / "residue_left_overs.jsonl").read_text("utf-8").splitlines()]
TRAPS = [json.loads(row) for row in (CASES / "residue_traps.jsonl").read_text("utf-8").splitlines()]

PARAGRAPHS = (
    "The council of Varnholt voted on Monday to rebuild the old bridge, which has been closed since spring.",
    "Mayor Ilse Brandt said the work would start in the autumn, if the province pays its share of the money in time.",
    "Shop owners on the east bank said that they had lost half of their customers since the bridge was closed.",
    "A ferry takes people across the river in the meantime, but it does not run at night or when there is fog.",
    "The new bridge will have two lanes and a path for bicycles, and it will stand a metre higher than the old one.",
    "Engineers found cracks in the pillars of the old bridge in March, two weeks before the water came.",
    "“We could have lost people,” said Nils Aker, who leads the works department of the town.",
    "The province had set aside four million for the work, most of which went into the dike at Osterby.",
)

LINES = st.sampled_from(
    [
        *PARAGRAPHS,
        *(row["line"] for row in FURNITURE),
        *(case["text"] for case in LEFT_OVERS),
        *(t["text"] for t in TRAPS),
    ]
)
TEXTS = st.one_of(
    st.lists(LINES, max_size=12).map("\n".join),
    st.lists(LINES, max_size=8).map("\n\n".join),
    st.text(st.sampled_from("Ab \n\r\u2028[]{}<>|.:)“”\"'*#`_0é中\U0001f40b\ud800\x00"), max_size=80),
    st.text(max_size=200),
)


def article(paragraphs: int = 6, gap: str = "\n\n") -> str:
    return gap.join(PARAGRAPHS[:paragraphs])


def flagged(text: str) -> str:
    """The text's letters and digits that are residue."""
    return "".join(c for r in pv.find_residue(text) for c in text[r.start : r.end] if c.isalnum())


@given(TEXTS, st.sampled_from([0.0, 0.2, 0.5, 0.9]))
def test_spans_are_within_bounds_disjoint_and_sorted(text: str, minimum: float) -> None:
    end = 0
    for residue in pv.find_residue(text, minimum=minimum):
        assert end <= residue.start < residue.end <= len(text)
        assert minimum <= residue.probability <= 1
        assert residue.kind
        end = residue.end


@given(TEXTS)
def test_a_higher_minimum_gives_fewer_of_the_same(text: str) -> None:
    everything = pv.find_residue(text, minimum=0.0)
    assert pv.find_residue(text) == [r for r in everything if r.probability >= 0.5]
    covered = {i for r in everything for i in range(r.start, r.end)}
    assert all(text[i].isspace() for i in range(len(text)) if i not in covered)


@given(TEXTS)
def test_clean_is_the_body_a_subsequence_and_idempotent(text: str) -> None:
    cleaned = pv.clean(text)
    body = make_body(text, [Span(r.start, r.end) for r in pv.find_residue(text)])
    assert cleaned == body.text
    assert [text[body.to_original(i)] for i in range(len(cleaned))] == list(cleaned)
    assert pv.clean(cleaned) == cleaned
    assert pv.find_residue(cleaned) == []


@st.composite
def articles(draw: st.DrawFn) -> str:
    lines = draw(st.lists(st.sampled_from(PARAGRAPHS), min_size=3, unique=True))
    return draw(st.sampled_from(["\n", "\n\n"])).join(lines)


FOOTERS = (
    "Leave a Reply\nYour email address won't be published. Required fields are marked *",
    "© 2024 Varnholt Courier. All rights reserved.",
    "Share this article\nFollow us on Facebook",
    "Subscribe to our newsletter",
)


@given(articles(), st.sampled_from(FOOTERS))
def test_a_known_footer_is_found_and_changes_nothing_before_it(text: str, footer: str) -> None:
    assert pv.find_residue(text) == []
    whole = f"{text}\n\n{footer}"
    found = pv.find_residue(whole)
    assert all(r.start >= len(text) for r in found)
    assert pv.clean(whole) == text


@pytest.mark.parametrize("case", FURNITURE, ids=lambda case: case["line"][:30])
@pytest.mark.parametrize("place", ["middle", "end"])
def test_furniture_in_an_article_is_found(case: dict[str, str], place: str) -> None:
    lines = list(PARAGRAPHS)
    lines.insert(4 if place == "middle" else len(lines), case["line"])
    text = "\n\n".join(lines)
    (found,) = pv.find_residue(text)
    assert text[found.start : found.end] == case["line"]
    assert found.kind == case["kind"]


@pytest.mark.parametrize("case", LEFT_OVERS, ids=lambda case: case["text"][:30])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_left_overs_of_a_machine_are_found(case: dict[str, str], gap: str) -> None:
    at = {"start": 0, "middle": 4, "end": len(PARAGRAPHS)}[case["place"]]
    text = gap.join([*PARAGRAPHS[:at], case["text"], *PARAGRAPHS[at:]])
    marked = case.get("marked", case["text"])
    assert flagged(text) == "".join(c for c in marked if c.isalnum())
    start = text.index(marked)
    kinds = {r.kind for r in pv.find_residue(text) if r.start < start + len(marked) and start < r.end}
    assert kinds == {case["kind"]}


@pytest.mark.parametrize("case", TRAPS, ids=lambda case: case["text"][:30])
@pytest.mark.parametrize("at", [4, len(PARAGRAPHS)])
def test_what_only_looks_like_residue_stays(case: dict[str, str], at: int) -> None:
    text = "\n".join([*PARAGRAPHS[:at], case["text"], *PARAGRAPHS[at:]])
    assert pv.find_residue(text) == []


def test_an_opening_on_the_articles_own_line_is_cut_at_its_end() -> None:
    text = "Certainly, here is the article: " + article()
    assert pv.clean(text) == article()


def test_an_offer_on_the_articles_last_line_is_cut_at_its_start() -> None:
    text = article() + " Let me know if you would like any edits."
    assert pv.clean(text) == article()


@pytest.mark.parametrize("widget", ["View All", "Advertisement", "Read more", "Share this article"])
def test_a_widget_glued_to_a_paragraph_is_cut_at_the_right_character(widget: str) -> None:
    text = "\n".join([*PARAGRAPHS[:3], widget + PARAGRAPHS[3], *PARAGRAPHS[4:]])
    assert pv.clean(text) == "\n".join(PARAGRAPHS)


@pytest.mark.parametrize("name", ["HomePod sales fell in the spring", "NewsNation was the first to report the crack"])
def test_names_with_a_capital_inside_are_no_glue(name: str) -> None:
    text = "\n".join([*PARAGRAPHS[:3], f"{name}, said a man who had seen it from the bank.", *PARAGRAPHS[3:]])
    assert pv.find_residue(text) == []


def test_a_name_that_opens_a_text_in_lower_case_is_no_cut_off_start() -> None:
    assert pv.find_residue("van der Meer scored twice before the break.\n" + article(gap="\n")) == []
    assert pv.find_residue("iPhone repairs have become dear in Osterby.\n" + article(gap="\n")) == []


@pytest.mark.parametrize(
    "bio",
    [
        "Mara Lind is a freelance writer who covers ports and rivers for magazines in the north.",
        "Jonas Feld has written for travel magazines since 2009 and lives in Osterby with two cats.",
        "Senior Editor at the Varnholt Courier. Joined the paper after years on a tugboat.",
        "About the author\nMara grew up on the river.\nHer first book came out last year.",
        "Mara Lind is a reporter at the Courier and the author of two books.\nFollow her on Mastodon.",
    ],
)
def test_what_a_page_says_of_its_author_is_no_part_of_the_article(bio: str) -> None:
    assert pv.clean(article() + "\n\n" + bio) == article()
    middle = "\n\n".join([*PARAGRAPHS, bio.split("\n")[0], *PARAGRAPHS, *PARAGRAPHS])
    assert "Mara" not in bio.split("\n")[0] or bio.split("\n")[0] in pv.clean(middle)


def test_any_number_of_bios_goes_at_once() -> None:
    bios = [
        f"Mara {name} is a freelance writer who covers ports and rivers." for name in ("Lind", "Rask", "Holm") * 100
    ]
    assert pv.clean("\n".join([*PARAGRAPHS, *bios])) == "\n".join(PARAGRAPHS)


@pytest.mark.parametrize(
    "line",
    [
        "“Mara Lind is a writer and editor who knows the river,” said Nils Aker.",
        "Aker is sure that the bridge will be open by the spring.",
        "This is what every writer, editor and photographer in the town now hopes for.",
        "Marketing is a job for a strategist, and the town has none.",
        "Brandt has lived on the east bank for years and walks across the bridge to work.",
    ],
)
def test_people_an_article_is_about_stay_at_its_end(line: str) -> None:
    assert pv.clean(article() + "\n\n" + line) == article() + "\n\n" + line


@pytest.mark.parametrize(
    "comments",
    [
        "Ole Rask says\nMy uncle worked on that bridge in the sixties.\nTuva Holm says\nThe ferry is far too slow.",
        "Great article, the drawings of the pillars were new to me.\nMy uncle worked there.\nThanks for sharing this.",
        "2 comments\nThis is so helpful, I cross the river every day.\nThe ferry is far too slow.",
    ],
)
def test_readers_comments_are_residue_up_to_the_end(comments: str) -> None:
    assert pv.clean(article(gap="\n") + "\n" + comments) == article(gap="\n")


def test_lines_that_only_lead_up_to_quotes_are_no_comments() -> None:
    quotes = "\n".join(
        f"{name} Rask says:\n{line}" for name, line in zip(("Ole", "Tuva"), PARAGRAPHS[5:7], strict=True)
    )
    assert pv.find_residue(article(gap="\n") + "\n" + quotes) == []
    one = "Thank you for this, the mayor told the crowd, and then the band began to play on the old bridge."
    assert pv.find_residue("\n".join([article(gap="\n"), one, PARAGRAPHS[6], PARAGRAPHS[7]])) == []


@pytest.mark.parametrize("text", ["", " ", "\n\n", "Home", "Share", "The bridge at Varnholt is closed.", PARAGRAPHS[0]])
def test_a_text_of_one_line_has_no_residue(text: str) -> None:
    assert pv.find_residue(text) == []
    assert pv.clean(text) == text


def test_lines_that_an_outlet_shares_are_residue_with_more_certainty() -> None:
    line = "Varnholt Courier, the voice of the river towns"
    text = article(gap="\n") + "\n" + line
    plain = {r.start: r.probability for r in pv.find_residue(text, minimum=0)}
    shared = pv.find_residue(text, minimum=0, shared_lines={line})
    assert shared[-1].probability > plain[shared[-1].start]
    assert text[shared[-1].start :] == line


@pytest.mark.parametrize(
    ("line", "widget"),
    [
        ("Book now5. The hills above Osterby", "Book now"),
        ("“We had no warning,” said a man on the bank.” Read more", ""),
        ("It was the worst flood since the dike was built.”Read More", "Read More"),
        ("SUBSCRIBEThe ferry does not run at night.", "SUBSCRIBE"),
        ("The new line of phones is called ShareFive by its maker.", ""),
        ("Getty Images / Nils AkerThe ferry does not run at night.", "Getty Images / Nils Aker"),
        ("Getty Images / Nils McAker took the picture from the bank of the river.", ""),
        ("The ferry does not run at night.Nils Aker / Getty Images", "Nils Aker / Getty Images"),
        ("Updated Jun 16, 2024The ferry does not run at night.", "Updated Jun 16, 2024"),
        ("The pillars had cracks on both sides.Figure 2. The old bridge", "Figure 2. The old bridge"),
        ("The pillars had cracks on both sides.Figure 2 shows where.", ""),
        ("The ferry does not run at night.Related: What the ferry costs", "Related: What the ferry costs"),
        ("In Jun 16, 2024The ferry had run for a year.", ""),
        ("OpenAir is the name of the festival in the old harbour.", ""),
    ],
)
def test_where_a_widget_is_glued(line: str, widget: str) -> None:
    found = [line[start:end] for start, end, _ in find_glued(line)]
    assert found == ([widget] if widget else [])


@pytest.mark.parametrize(
    "note",
    [
        "Editor's note: This story has been updated with the name of the works department.",
        "Correction: An earlier version of this article misspelled the name of the mayor.",
        "This article is satire.",
        "SATIRE",
    ],
)
@pytest.mark.parametrize("at", [0, 4, len(PARAGRAPHS)])
def test_what_a_page_says_of_its_article_is_a_label_and_no_residue(note: str, at: int) -> None:
    text = "\n\n".join([*PARAGRAPHS[:at], note, *PARAGRAPHS[at:], "Share on Facebook", "Leave a comment"])
    assert note in pv.clean(text)
    (report,) = pv.audit([text], checks=["residue"])
    (label,) = [finding for finding in report.findings if finding.code == "label"]
    assert [text[span.start : span.end] for span in label.spans] == [note]
    assert label.strength == 0


def test_residue_that_came_through_an_extraction_is_said_to() -> None:
    text = article() + "\n\nShare on Facebook"
    said = {
        extracted: pv.audit([pv.Article(text, extracted=extracted)], checks=["residue"])[0].findings[0].message
        for extracted in (False, True)
    }
    assert said[True] == f"{said[False]} (it came through the extraction from the page)"
    with pytest.raises(InputTypeError, match="takes True or False"):
        pv.Article(text, extracted="yes")  # type: ignore[arg-type]


PARAGRAPHS_ABOUT_TERMS = (
    "The regulator in Norland fined the chain 4 million crowns over its use of cookies on sites for children.",
    "The court in Selm ruled that the letters may not be copied without the prior written consent of her heirs.",
)


@pytest.mark.parametrize("paragraph", PARAGRAPHS_ABOUT_TERMS)
def test_a_paragraph_about_terms_and_cookies_stays(paragraph: str) -> None:
    before = "The case began in March, when a mother from Orrin wrote to the ministry about what she had seen."
    after = "A spokesman for the chain said that it would appeal, and that nobody had come to harm in the meantime."
    assert pv.clean("\n\n".join([before, paragraph, after])) == "\n\n".join([before, paragraph, after])


FOREIGN = {
    "fr": "La mairie de Corvay a annoncé lundi que le vieux pont resterait fermé jusqu'au printemps prochain.\n\n"
    "Les habitants du quartier disent qu'ils devront faire un détour de plus de six kilomètres chaque matin.\n\n"
    "Une réunion publique est prévue jeudi soir dans la salle des fêtes, selon la conseillère Odile Marsan.",
    "es": "El ayuntamiento de Valmera anunció el lunes que el puente viejo seguirá cerrado hasta la primavera.\n\n"
    "Los vecinos dicen que tendrán que dar un rodeo de más de seis kilómetros todas las mañanas del invierno.\n\n"
    "La concejala Inés Pardo dijo que habrá una reunión el jueves por la noche en la casa de la cultura.",
    "de": "Die Stadt Brenn hat am Montag mitgeteilt, dass die alte Brücke bis zum Frühjahr gesperrt bleibt.\n\n"
    "Anwohner müssen nach eigenen Angaben jeden Morgen einen Umweg von mehr als sechs Kilometern fahren.\n\n"
    "Am Donnerstag soll es eine Versammlung im Rathaus geben, sagte die Stadträtin Ilse Kamm der Zeitung.",
    "ru": "Власти города Ветлы сообщили в понедельник, что старый мост останется закрытым до самой весны.\n\n"
    "Жители говорят, что каждое утро им придётся делать крюк длиной больше шести километров по лесу.\n\n"
    "В четверг вечером пройдёт собрание, сказала депутат Анна Зорина в разговоре с местной газетой.",
    "zh": "维特拉市政府周一宣布，老桥将一直关闭到明年春天。\n\n居民们说，他们每天早上都要绕行六公里以上。\n\n"
    "市议员安娜周四晚上将在市政厅主持一次公开会议。",
}


@pytest.mark.parametrize("language", FOREIGN)
def test_an_article_in_another_language_loses_nothing(language: str) -> None:
    text = FOREIGN[language]
    assert pv.clean(text) == text
    assert pv.clean(f"{text}\n\nSubscribe to our newsletter") == text


def test_rows_of_figures_are_the_articles() -> None:
    table = (
        "Group (million) | 4-6/2031 | 4-6/2030\nNet sales | 16.4 | 15.3\nEarnings per share | 0.029 | 0.006\n"
        "Assets held for sale | | | | | 117.3 | |"
    )
    text = (
        "Halden Works sold less in the spring than a year before, the company said in its report on Thursday.\n"
        f"{table}\nThe board expects the rest of the year to be better, as two large orders have come in since May."
    )
    assert pv.clean(text) == text


@pytest.mark.parametrize(
    ("line", "is_row"),
    [
        ("Net sales | 16.4 | 15.3", True),
        ("Profit for the year | | | | |", True),
        ("1 | 2 | 3 | Next", False),
        ("Home | News | Sport | Weather", False),
        ("12 May 2031 | Orrin", False),
    ],
)
def test_rows_of_figures_are_told_from_menus(line: str, is_row: bool) -> None:
    assert is_table_row(line) is is_row


def test_a_long_list_of_events_is_an_article() -> None:
    events = [
        f"Walk to the {place}, {hour} a.m. May {day}. Meet at the {place} gate, {day} Harbour St., Selm. "
        f"555-010-{day:04}. selm.example/{place}. Free, bring shoes that can get wet and something to drink."
        for place in ("mill", "chapel", "weir", "quarry")
        for hour in (8, 9, 10)
        for day in (3, 9, 12, 20)
    ]
    text = "\n\n".join(["This is a list of public events that readers have sent to us.", *events])
    assert len(pv.clean(text)) > 0.9 * len(text)


def test_a_few_words_between_residue_are_no_article() -> None:
    page = "Follow us on Facebook\nLeave a comment\nOsterby\n© 2024 Varnholt Courier. All rights reserved."
    assert pv.clean(page) == ""
    assert pv.clean(page + "\n" + PARAGRAPHS[0]).endswith(PARAGRAPHS[0])


def test_a_page_of_nothing_but_residue_is_not_assessed() -> None:
    page = "Home\nNews\nSport\nFollow us on Facebook\nLeave a comment\n© 2024 Varnholt Courier. All rights reserved."
    (report,) = pv.audit([page], checks=["residue"])
    assessment = report.assessments["residue"]
    assert assessment.status == "not assessed"
    assert assessment.reason is not None
    assert assessment.reason.startswith("no article found on the page")


def test_instructions_that_a_text_gives_again_and_again_are_its_own() -> None:
    steps = [
        f"Instructions: Stand on the {n} foot and rewrite the number on the wall." for n in ("left", "right", "other")
    ]
    text = "\n".join([*PARAGRAPHS[:4], *(line for step in steps for line in (step, PARAGRAPHS[5])), *PARAGRAPHS[6:]])
    assert not {"prompt_leak", "chat_ending"} & {residue.kind for residue in pv.find_residue(text)}


@given(st.text(st.sampled_from("Ab B5.,'’# \n:\u0664é中\U00020000\ud800½_İ©")))
def test_words_read_as_arrays_are_the_words_of_the_line(text: str) -> None:
    words = read_words(lower(text))
    tokens = words.tokens(0, len(words.starts))
    assert tokens == tokens_of(text)
    hashes = words.hashes.tolist()
    assert all((hashes[i] == hashes[0]) == (token == tokens[0]) for i, token in enumerate(tokens))


@given(st.sets(st.integers(1, 2**64 - 1), max_size=200), st.lists(st.integers(0, 2**64 - 1), max_size=50))
def test_a_lookup_knows_its_keys_and_no_others(known: set[int], others: list[int]) -> None:
    keys = sorted(known)
    lookup = Lookup(np.array(keys, dtype=np.uint64))
    asked = [*keys, *others]
    wanted = [keys.index(key) + 1 if key in known else 0 for key in asked]
    assert lookup(np.array(asked, dtype=np.uint64)).tolist() == wanted


@given(TEXTS)
def test_lines_are_what_stands_between_line_ends(text: str) -> None:
    lines = [line.strip() for line in re.split("[\n\r\x0b\x0c\x85\u2028\u2029]", text)]
    assert [text[start:end] for start, end in split_lines(text)] == [line for line in lines if line]


@pytest.mark.parametrize("name", ["residue_cues.txt", "residue_appeals.txt"])
def test_every_strong_cue_names_the_words_that_call_for_it(name: str) -> None:
    rows = (Path(pv.__file__).parent / "data" / name).read_text("utf-8").splitlines()
    strong = [row for row in rows if row and not row.startswith("#") and "!" in row.split(" ", 2)[1]]
    assert strong
    assert all(row.split(" ", 2)[2].startswith("[") for row in strong)


@given(st.sampled_from([row["line"] for row in FURNITURE]), st.integers(0, len(PARAGRAPHS)))
def test_no_break_spaces_change_nothing(line: str, at: int) -> None:
    text = "\n\n".join([*PARAGRAPHS[:at], line, *PARAGRAPHS[at:]])
    assert pv.find_residue(text.replace(" ", "\xa0")) == pv.find_residue(text)


def test_a_pattern_bound_to_the_start_has_no_way_that_is_not() -> None:
    # Such a pattern is tried at the start alone, so a way without ^ behind the first would never be seen.
    rows = (Path(pv.__file__).parent / "data" / "residue_appeals.txt").read_text("utf-8").splitlines()
    for row in rows:
        pattern = row.rsplit("] ", 1)[-1] if "!" in row.partition("[")[0] else ""
        depth = 0
        for sign, after in pairwise(re.sub(r"\\.|\[[^\]]*\]", "", pattern)):
            depth += (sign == "(") - (sign == ")")
            assert not pattern.startswith("^") or depth or sign != "|" or after == "^", row


@given(st.sampled_from([row["line"] for row in FURNITURE]), st.integers(0, len(PARAGRAPHS)))
def test_what_speaks_to_readers_is_found_wherever_it_stands(line: str, at: int) -> None:
    text = "\n\n".join([*PARAGRAPHS[:at], line, *PARAGRAPHS[at:]])
    assert line not in pv.clean(text).split("\n\n")


def test_wrong_arguments() -> None:
    with pytest.raises(InputTypeError, match="takes a str, not bytes"):
        pv.find_residue(b"text")  # type: ignore[arg-type]
    for minimum in (-0.1, 1.1, float("nan"), "0.5", True):
        with pytest.raises(InputValueError, match="from 0 to 1"):
            pv.find_residue("text", minimum=minimum)  # type: ignore[arg-type]


MEGABYTES = {
    "words": "word " * 200_000,
    "newlines": "\n" * 1_000_000,
    "brackets": "[" * 1_000_000,
    "blanks": "[Name] " * 150_000,
    "fences": "`#*=" * 250_000,
    "quotes": '"[a] ' * 200_000,
    "labels": "Headline: a\n" * 80_000,
    "short lines": "Share\nHome\n" * 90_000,
    "here is": "Here is the rewritten version of the " * 27_000,
    "sorry": "I'm sorry, but I cannot help with this. " * 25_000,
    "glue": "aB" * 500_000,
    "underscores": "_" * 1_000_000,
    "slashes": "a / b > c | " * 80_000,
    "credits": "(Photo/" * 140_000,
    "colons": "a: b:\n" * 160_000,
    "glued widgets": "Read moreThe " * 75_000,
    "marks within marks": "[x[Name]Name] " * 70_000,
    "short labels": "a: b\n" * 200_000,
    "apostrophes": "a'" * 500_000,
    "high characters": "\U00020000\u9bae" * 500_000,
    "different lines": "\n".join(f"Line {i} of it" for i in range(70_000)),
    "bios": "\n".join(f"{'Ab. ' * 5}{i} has " * 6 for i in range(6_000)),
    "glued captions": "The dike.Figure 1. A / Getty Images " * 28_000,
    "comments": "\n".join(f"Great {'very ' * 20}{i} says" for i in range(9_000)),
    "forms": "3 comments\nlol\n" * 60_000,
    "citations": "turn0search0cite" * 60_000,
    "chat links": "[a](https://a.example/?utm_source=" * 30_000,
    "shortcodes": '[caption id="' * 80_000,
    "filler": "lorem ipsum dolor \n" * 50_000,
    "to come": "TK " * 330_000,
    "notes": "Note: Changes made, " * 50_000,
    "tags": "<br><!-- " * 110_000,
    "follow": "Follow a on b " * 75_000,
    "follow lines": "Follow A B C D E F on\n" * 45_000,
    "names": "More from " + "A " * 500_000,
    "addresses": "a.a@a.a.a" * 110_000,
    "inserts": "(insert name " * 75_000,
    "appeals": "\n".join(
        f"To subscribe to our {i} newsletters, follow us on x and on y: {'share this ' * 6}" for i in range(9_000)
    ),
    "rows of links": "\n".join(f"Share {i} Tweet Print Email Share Tweet {i} Reply Share Share" for i in range(17_000)),
    "remarks": "\n".join(f"Here is the rewritten article {i} for you." for i in range(22_000)),
}


@pytest.mark.parametrize("name", MEGABYTES)
def test_a_megabyte_of_anything_is_read(name: str) -> None:
    text = MEGABYTES[name]
    for residue in pv.find_residue(text):
        assert 0 <= residue.start < residue.end <= len(text)
