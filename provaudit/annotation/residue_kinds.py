"""Which kind of residue a line is, once it is known to be residue."""

from __future__ import annotations

import re

from provaudit.annotation.residue_phrases import NO_HIT, Hit

_MAIL = re.compile(r"[\w.+-]@[\w-]{1,60}\.\w")
_ADDRESS = re.compile(r"[0-9]{3}\)?[ .-][0-9]{3}[ .-][0-9]{4}\b|\b[A-Z]{2} [0-9]{5}\b")
_CRUMBS = re.compile(r"(?<=\s)[/>|·•](?=\s)|[»›→]")
_CREDIT = re.compile(r"(?i)\b(?:photo|image|picture|getty|shutterstock|courtesy|credit|illustration|reuters|afp|ap)\b")
_CREDITED = re.compile(r"[\[(][^\])]{1,60}[\])]\s*\Z")
_DAY = re.compile(
    r"(?i)\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b|\b[0-9]{1,2}[/.][0-9]{1,2}[/.][0-9]{2,4}\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|"
    r"sep|oct|nov|dec)[a-z]{0,6}\.? [0-9]{1,2}\b|\b[0-9]{1,2}:[0-9]{2}\b"
    r"|\b[0-9]{1,2} (?:min|minute|hour|day|week|month)s?\b"
)
_READ = 400  # characters of a line
_DIGIT = re.compile(r"[0-9]")


def kind_of(line: str, hit: Hit = NO_HIT) -> str:
    """The kind of a line of residue, by its phrases, else by its looks."""
    if hit.whole:
        return hit.whole
    words = line[:_READ]
    if hit is NO_HIT and words.replace(" ", "").isalpha():
        return _kind_of_words(words)
    if "©" in words:
        return "copyright"
    if words[-1] in ")]" and _CREDITED.search(words) and _CREDIT.search(words):
        return "photo_caption_credit"
    kind = hit.head or hit.anywhere or hit.start
    if kind:
        return kind
    signs = not words.isascii() or "/" in words or ">" in words or "|" in words
    if signs and len(words) < 120 and len(_CRUMBS.findall(words)) >= 2:
        return "breadcrumb"
    digits = _DIGIT.search(words) is not None
    if ("@" in words and _MAIL.search(words)) or (digits and _ADDRESS.search(words)):
        return "contact"
    if digits and len(words) < 90 and _DAY.search(words):
        return "byline_date"
    if hit.end:
        return hit.end
    if words[-1] == "*":
        return "comment_form"
    return _kind_of_words(words)


def _kind_of_words(words: str) -> str:
    return "navigation" if len(words.split(maxsplit=4)) < 5 else "related_links"
