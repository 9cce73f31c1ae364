"""The residue check: what on the page is not the article, and what that says of how the page was made."""

from __future__ import annotations

from provaudit.annotation.annotated import Annotated
from provaudit.annotation.notes import find_notes
from provaudit.annotation.residue import Residue
from provaudit.article import Span
from provaudit.checks.neighbours import Neighbours
from provaudit.checks.table import make_finding
from provaudit.config import Config
from provaudit.escape import excerpt
from provaudit.finding import Assessment, Finding, assessed, not_assessed

_SIGNAL = "residue"
_SENTENCE = 8  # words: a page on which no line has as many holds no article

# Good outlets leave page furniture in their texts too: all groups of it together stay below a minor concern.
_FURNITURE: tuple[tuple[str, float, frozenset[str]], ...] = (
    ("links and menus", 0.03, frozenset(("navigation", "breadcrumb", "widget", "related_links", "advertisement"))),
    ("share bars and forms", 0.03, frozenset(("share_bar", "comment_form", "subscription", "cookie_notice"))),
    ("notices of the site", 0.03, frozenset(("disclaimer", "contact", "copyright", "licence"))),
    ("captions, credits and bylines", 0.01, frozenset(("photo_caption_credit", "byline_date"))),
    ("stray characters and labels", 0.03, frozenset(("stray_character", "label"))),
)
_TELLING: tuple[tuple[str, str, float, str], ...] = (
    ("prompt_leak", "prompt-leak", 0.85, "speaks to someone who asked for a text, not to a reader"),
    ("refusal", "refusal", 0.85, "declines a request, or speaks of itself, in the manner of a language model"),
    ("chat_ending", "chat-ending", 0.75, "ends the text like an answer in a chat"),
    ("placeholder", "placeholder", 0.6, "is a blank that was left to be filled in"),
    ("truncated_start", "cut-off-start", 0.08, "opens the text in the middle of a sentence"),
)


def check_residue(annotated: Annotated, neighbours: Neighbours, config: Config) -> Assessment:
    """Assess what is on the page beside the article.

    Page furniture weighs little, left-overs of a language model much; a correction, an editor's note or a label of
    satire is told and weighs nothing. Not assessed: a page on which no article is left.
    """
    if annotated.residue and not _has_article(annotated.body.text):
        return not_assessed(_SIGNAL, "no article found on the page: what is left of it has no full sentence")
    return assessed(_SIGNAL, [*_telling(annotated), *_furniture(annotated), *_notes(annotated)])


def _has_article(body: str) -> bool:
    return any(len(line.split(maxsplit=_SENTENCE)) >= _SENTENCE for line in body.splitlines())


def _telling(annotated: Annotated) -> list[Finding]:
    findings = []
    for kind, code, strength, what in _TELLING:
        parts = [part for part in annotated.residue if part.kind == kind]
        if parts:
            message = f"{_quoted(annotated, parts)} {what}{_way(annotated)}"
            findings.append(make_finding(code, _spans(parts), message, strength=strength, cause=f"residue {code}"))
    return findings


def _furniture(annotated: Annotated) -> list[Finding]:
    findings = []
    for name, strength, kinds in _FURNITURE:
        parts = [part for part in annotated.residue if part.kind in kinds]
        if parts:
            message = f"Beside the article: {name}, such as {_quoted(annotated, parts)}{_way(annotated)}"
            cause = f"page furniture: {name}"
            findings.append(make_finding("page-furniture", _spans(parts), message, strength=strength, cause=cause))
    return findings


def _notes(annotated: Annotated) -> list[Finding]:
    return [
        make_finding(
            "label",
            (span,),
            f"The page labels itself ({kind}): “{excerpt(annotated.article.text[span.start : span.end], 80)}”",
            strength=0.0,
            cause=f"label at {span.start}",
        )
        for span, kind in find_notes(annotated.body.masked)
    ]


def _quoted(annotated: Annotated, parts: list[Residue]) -> str:
    """The first of the parts in quotation marks, and how many more there are."""
    first = excerpt(annotated.article.text[parts[0].start : parts[0].end], 60)
    more = f" (and {len(parts) - 1} more)" if len(parts) > 1 else ""
    return f"“{first}”{more}"


def _way(annotated: Annotated) -> str:
    """How the residue of a web page came into the text."""
    return " (it came through the extraction from the page)" if annotated.article.extracted else ""


def _spans(parts: list[Residue]) -> list[Span]:
    return [Span(part.start, part.end) for part in parts]
