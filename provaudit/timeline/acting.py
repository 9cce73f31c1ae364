"""Whether a sentence has someone in office on the day of writing, or tells of another time, or of nobody in office."""

from __future__ import annotations

import re

from provaudit.annotation.offices import office_key
from provaudit.annotation.roles import Role
from provaudit.article import Span
from provaudit.timeline.clauses import cue, is_past
from provaudit.timeline.contexts import Contexts, Sentence

# No text has more names; what does is no article, and must not take for ever.
_MOST_NAMES = 5000
# Nobody is called a candidate or a majority leader out of courtesy.
_NO_COURTESY = frozenset("candidate nominee majority minority committee spokesman".split())
_PARTY = re.compile(
    r" ?\(([RDI])-[A-Z][\w. ]{1,20}\)|, ([RDI])-[A-Z][\w.]{1,12},|, (?:Republican|Democrat) of [A-Z][\w ]{2,20},"
)
# Whose team it is, holds or seeks this office.
TEAMS = {"administration": office_key("president"), "campaign": office_key("presidential campaign")}
_TEAM = re.compile(
    r" ([Aa]dministration|[Cc]ampaign)\b"
    r"( (?:spokes(?:man|woman|person)|manager|chair(?:man|woman)|aides?|advis[eo]rs?|officials?|strategist|chief))?"
)
_SPEAKS = frozenset("said says told tells tweeted declined".split())
_GONE = frozenset("former ex then onetime one-time late ex-".split())
_NAMESAKE_AFTER = re.compile(r",? the (?:father|mother|son|daughter|elder|younger)\b|,? Sr\b")
_NAMESAKE_BEFORE = re.compile(r"\b[Tt]he (?:elder|older|younger|first) \Z")
_NEXT_WORDS = re.compile(r" ([a-z]{1,20}(?: [a-z]{1,20}){0,2})")
_ADVERBS = frozenset("also now never already recently repeatedly clearly apparently".split())
_NOT_SUBJECT = frozenset("by for to of with under about against from on like than and or former then".split())
_MODALS = frozenset("would could might".split())


def acts_now(contexts: Contexts, role: Role, sentence: Sentence) -> bool:
    """Whether the person acts on the day of writing: "President Brook is to ...", "President Brook said on Monday"."""
    lasting = not _NO_COURTESY.isdisjoint(role.keys[0].split())
    if lasting and sentence.has("now"):
        return True
    label = _PARTY.match(contexts.text, role.span.end)
    if label and label[1]:
        # "(R-Tex.)" is how a sitting member is labelled.
        return True
    if _word_before(contexts, role) in _NOT_SUBJECT:
        return False
    match = _NEXT_WORDS.match(contexts.text, label.end() if label else role.span.end)
    if match is None:
        return False
    words = [word for word in match[1].lower().split() if word not in _ADVERBS]
    verb, after = (*words, "", "")[:2]
    if verb in ("is", "has") and not lasting:
        # "President Brook has friends there" may be told of someone who was president.
        return after in cue("coming_be") or (is_past(after) if verb == "has" else after.endswith("ing"))
    if verb in cue("present"):
        return True
    if lasting:
        return verb in cue("reporting") or (is_past(verb) and sentence.has("now"))
    return is_past(verb) and verb not in cue("private") and sentence.has("now")


def tells_of_then(contexts: Contexts, role: Role, sentence: Sentence) -> bool:
    """Whether the sentence tells of another time than that of writing."""
    if sentence.has("past") or contexts.dated(sentence):
        return True
    # "appointed by President Brook"
    by = role.form == "title" and _word_before(contexts, role) in ("by", "under")
    return by and not sentence.has("now")


def is_imagined(contexts: Contexts, role: Role, sentence: Sentence) -> bool:
    """Whether nobody need be in office: "President Brook would ..." may speak of someone who wants to be president."""
    if sentence.has("imagined"):
        return True
    if role.form != "title" or role.place:
        return False
    following = contexts.text[role.span.end : role.span.end + 12].lower().split()
    return _word_before(contexts, role) in _MODALS or (bool(following) and following[0] in _MODALS)


def is_namesake(contexts: Contexts, role: Role) -> bool:
    """Whether the text sets the bearer of a name apart from another one: "President Brook, the father"."""
    after = contexts.body[role.span.end : role.span.end + 24]
    before = contexts.body[max(0, role.span.start - 16) : role.span.start]
    return _NAMESAKE_AFTER.match(after) is not None or _NAMESAKE_BEFORE.search(before) is not None


def teams(contexts: Contexts) -> list[Role]:
    """The roles that lie in teams: "The Brook administration says", "Brook campaign spokesman Odo Finch said"."""
    if contexts.words.isdisjoint(TEAMS):
        return []
    found = []
    for name in contexts.annotated.names[:_MOST_NAMES]:
        match = _TEAM.match(contexts.body, name.end) if name.kind in ("person", "other") else None
        if match is None:
            continue
        span, key = Span(name.start, match.end(1)), TEAMS[match[1].lower()]
        role = Role(span, match[1], name.text, "current", keys=(key,), full=name.full)
        before, sentence = _word_before(contexts, role), contexts.sentence(name.start)
        if before in _GONE or contexts.claims_nothing(span):
            continue
        if match[2]:
            acts = not sentence.words.isdisjoint(_SPEAKS) and _GONE.isdisjoint(sentence.words)
        else:
            acts = before == "the" and acts_now(contexts, role, sentence)
        if acts:
            found.append(role)
    return found


def _word_before(contexts: Contexts, role: Role) -> str:
    words = contexts.text[max(0, role.span.start - 14) : role.span.start].lower().split()
    return words[-1] if words else ""
