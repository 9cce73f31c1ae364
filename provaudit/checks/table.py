"""The one table of checks: every finding code, what it means, and its innocent explanation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from provaudit.article import Span
from provaudit.errors import InputValueError
from provaudit.finding import Evidence, Finding


@dataclass(frozen=True, slots=True)
class FindingCode:
    """A row of the table. concern: whether findings of this code can weigh at all (a remark weighs nothing)."""

    code: str
    signal: str
    meaning: str
    innocent: str
    example: str
    concern: bool = True


TABLE: tuple[FindingCode, ...] = (
    # rewriting
    FindingCode(
        "rewritten-from",
        "rewriting",
        "Most of the article restates another article that came first, without naming it.",
        "Both may rest on one agency report or press release that neither names, or there may be a licence.",
        "a report whose every paragraph follows an earlier one in other words",
    ),
    FindingCode(
        "shares-passages",
        "rewriting",
        "The article and another one share passages, and nothing shows which came first.",
        "Both may rest on one agency report or press release.",
        "two undated pages with the same ten sentences",
    ),
    FindingCode(
        "credited-reuse",
        "rewriting",
        "The article reuses another one and says so.",
        "A credited pick-up is ordinary news practice.",
        "a local paper's page that carries an agency story under the agency's name",
        concern=False,
    ),
    FindingCode(
        "revision",
        "rewriting",
        "The article is a later edition of an article by the same outlet.",
        "Outlets update their stories as the day goes on.",
        "an evening version of a morning report",
        concern=False,
    ),
    FindingCode(
        "second-hand-sourcing",
        "rewriting",
        "A document or witness was seen by another outlet than the one that the article presents itself as.",
        "The outlet may subscribe to that agency, and its credit line may have been lost on the way.",
        '"a draft viewed by Reuters" on a page that does not say it is Reuters\'',
    ),
    FindingCode(
        "drift-number",
        "rewriting",
        "A number differs from the article that this one restates, or is missing there.",
        "The figure may have been updated or rounded since.",
        '"14 boats" where the earlier report has "40 boats"',
    ),
    FindingCode(
        "drift-date",
        "rewriting",
        "A date differs from the article that this one restates, or is missing there.",
        "The date may come from another source, or spell out a weekday.",
        '"3 December" where the earlier report has "Sunday"',
    ),
    FindingCode(
        "drift-name",
        "rewriting",
        "A name differs from the article that this one restates, or is missing there.",
        "The name may be another spelling, or added background.",
        "another minister's name in the same sentence",
    ),
    FindingCode(
        "drift-quote",
        "rewriting",
        "A quote differs from the article that this one restates, or is missing there.",
        "Quotes are cut for length, and translations differ.",
        "the same speaker quoted with other words",
    ),
    FindingCode(
        "drift-negation",
        "rewriting",
        "A negation was lost or put in, against the article that this one restates.",
        "The sentence may have been turned round without a change of meaning.",
        '"will sign" where the earlier report has "will not sign"',
    ),
    # quotes
    FindingCode(
        "quote-altered",
        "quotes",
        "The same speaker's quote stands in another article with other words, and the change is not marked.",
        "Both may translate the same words, or the other article may have altered them.",
        '"We are counting on it" beside "We are … counting on it"',
    ),
    FindingCode(
        "quote-truncated",
        "quotes",
        "The quote stops before a word that turns its meaning, such as a negation or a condition.",
        "Quotes are cut for length; the speaker may have said both.",
        '"We will sign" beside "We will sign if the guns fall silent"',
    ),
    FindingCode(
        "quote-credited-elsewhere",
        "quotes",
        "Another article credits the same words to someone else.",
        "One may quote the other, or a spokesperson may speak for the person.",
        "one sentence, credited to the mayor here and to the governor there",
    ),
    FindingCode(
        "quote-unsourced",
        "quotes",
        "A speaker of note is quoted without a traceable occasion, and no other article that covers the story has it.",
        "The outlet may have been the only one to ask.",
        '"in a recent statement", in none of the five other reports',
    ),
    FindingCode(
        "quote-anonymous",
        "quotes",
        "All quotes of the article are credited to people without a name.",
        "Sources are often promised that they will not be named.",
        '"sources close to the talks"',
    ),
    # anachronism
    FindingCode(
        "office-outside-tenure",
        "anachronism",
        "Someone is given an office that they did not hold on the article's date.",
        "The table may be out of date, or the text may use the person's best-known title.",
        '"Harbour Minister Ada Brook" a year before she was appointed',
    ),
    FindingCode(
        "text-contradiction",
        "anachronism",
        "Two claims of the text cannot both hold on one day.",
        "One of them may be a slip of the pen, or quoted from an older text.",
        '"President Brook" and "former President Brook" in one report',
    ),
    FindingCode(
        "name-before-its-time",
        "anachronism",
        "A name is used that did not exist yet on the article's date.",
        "The page may have been updated after it was first published.",
        "a treaty called by its name before it was proposed",
    ),
    FindingCode(
        "event-told-as-past",
        "anachronism",
        "An event is told as past that came after the article's date.",
        "The page may have been updated after it was first published.",
        '"after the March election", in a text of January',
    ),
    FindingCode(
        "weekday-mismatch",
        "anachronism",
        "A weekday and a date do not belong together.",
        "One of the two is often a slip of the pen.",
        '"Monday, 3 March 2016", which was a Thursday',
    ),
    FindingCode(
        "impossible-date",
        "anachronism",
        "A date does not exist.",
        "It is often a slip of the pen.",
        '"31 June"',
    ),
    # residue
    FindingCode(
        "page-furniture",
        "residue",
        "Parts of the page that are not the article: navigation, share bars, forms, footers.",
        "Scraping leaves such lines in articles of good outlets too.",
        '"Leave a Reply"',
    ),
    FindingCode(
        "prompt-leak",
        "residue",
        "A sentence addresses someone who asked for a text, not the reader.",
        "It may be quoted as an example in an article about such tools.",
        '"Here is the rewritten article"',
    ),
    FindingCode(
        "placeholder",
        "residue",
        "A blank that was left for a name, date or figure.",
        "A template of the outlet may have gone out unfilled.",
        '"[Insert name]"',
    ),
    FindingCode(
        "chat-ending",
        "residue",
        "The text ends like an answer in a chat.",
        "It may be quoted as an example.",
        '"Let me know if you need anything else"',
    ),
    FindingCode(
        "refusal",
        "residue",
        "A sentence declines a request in the manner of a language model.",
        "It may be quoted as an example.",
        '"I cannot help with this request"',
    ),
    FindingCode(
        "cut-off-start",
        "residue",
        "The text begins in the middle of a sentence.",
        "The page may have been cut when it was saved.",
        '"and left for the port, officials said."',
    ),
    FindingCode(
        "label",
        "residue",
        "The page labels itself: satire, an editor's note, a correction.",
        "A label is a service to the reader, never a concern.",
        '"Correction: an earlier version ..."',
        concern=False,
    ),
)

_ROWS = {row.code: row for row in TABLE}


def row_of(code: str) -> FindingCode:
    """The row of a code; InputValueError, which lists the codes, for one that is not in the table."""
    if code not in _ROWS:
        raise InputValueError(f"no finding has the code {code!r}; the codes are {', '.join(_ROWS)}")
    return _ROWS[code]


def make_finding(
    code: str,
    spans: Iterable[Span],
    message: str,
    *,
    strength: float,
    cause: str,
    evidence: Iterable[Evidence] = (),
) -> Finding:
    """A Finding whose signal and innocent explanation come from the table."""
    row = row_of(code)
    return Finding(code, row.signal, tuple(spans), message, strength, cause, row.innocent, tuple(evidence))
