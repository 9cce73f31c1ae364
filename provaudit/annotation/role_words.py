"""Roles and other nouns that stand for people, as they are worded beside names and in place of them."""

from __future__ import annotations

import re

from provaudit.annotation.lexicon import read_kinds
from provaudit.annotation.name_words import FUNCTION_WORDS, is_title, name_words

# "the French", "the Chinese" and "the Swiss" are more often a people or its government than one of them.
_COLLECTIVE = ("s", "ese", "ish", "ch", "Irish")
_NAMELESS = re.compile(r"(?:^|[\n.!?\"”’] ?)(?:an?|one|another) (?:[\w-]{1,20} ){0,3}\Z")
_TITLE_REACH = 40
# What opens a sentence whose subject is somebody without a name.
_INDEFINITE = frozenset(("a", "an", "one", "another"))
_OPENING = _INDEFINITE | frozenset(("his", "her", "their", "my", "our", "the"))
_OF_THEM = "of the "
_ROLE_BEFORE = re.compile(r"(?<!\w)(?:an?|one|another) (?:[\w-]{1,20} ){0,3}([a-z-]{3,20})(?=,? \Z)", re.IGNORECASE)
_ROLE_REACH = 80
# How a sentence opens whose subject may be a role: "A", "His", "The", "Outside court, a", "Brook's" (group 2).
ROLE_OPENING = re.compile(
    r"\s{0,4}(?:(?:After|At|Before|By|During|In|Inside|Near|On|Outside)(?: [\w’'-]{1,20}){1,5},? "
    r"(?=(?:an?|one|the) [a-z]))?((?:A|An|One|Another|His|Her|Their|My|Our|The|an?|one|the) (?=[a-z])"
    r"|([A-Z][\w-]{1,20}(?: [A-Z][\w-]{1,20})?)['’]s (?=[a-z]))"
)
# A verb, a complement or an apposition, but no name.
_AFTER_ROLE = re.compile(
    r", [a-z]| (?:of|for|at|from|in|on|with|beside|behind|near|who|was|is|has|had|[a-z]{1,12}(?:ed|s|ing)|spoke|said"
    r"|told|took|held|stood|sat|came|went|saw|lost|found|left|put|got|ran|shook|made|gave|felt|knew|thought|wrote)(?!\w)"
)
# A "he" or "she" who is the subject again: "The baker said he", "A priest, asked whether he".
_SUBJECT_AGAIN = re.compile(
    r",? (?:(?:said|says|thought|felt|believed|knew|recalled|claimed|insisted)(?: that)?|asked (?:whether|if|why|how)) "
    r"(?:he|she)\b"
)
_WOMEN = frozenset(
    "mother sister daughter wife widow girlfriend aunt niece grandmother granddaughter girl actress nun".split()
)
_MEN = frozenset(
    "father brother son husband widower boyfriend uncle nephew grandfather grandson boy monk waiter priest".split()
)


def is_compatriot(word: str) -> bool:
    """Whether "the" and the word mean one person by where they come from: "the Frenchman", not "the French"."""
    return word in name_words().adjectives and not word.endswith(_COLLECTIVE)


def has_nameless(text: str, noun: str) -> bool:
    """Whether a sentence of the text opens with the role of somebody without a name: "One diplomat said"."""
    at = text.rfind(noun)
    while at >= 0:
        if _NAMELESS.search(text, max(0, at - 50), at) and text[at + len(noun) : at + len(noun) + 1] in " ,":
            return True
        at = text.rfind(noun, 0, at)
    return False


def are_titles(words: str) -> bool:
    """Whether there are no words, or a few that are titles: the "Rep. " of "her opponent, Rep. Ada Brook"."""
    if len(words) >= _TITLE_REACH:
        return False
    lists = name_words()
    return all(is_title(w.lower(), lists) or w in lists.adjectives or w in lists.roles for w in words.split())


def ends_in_role(words: list[str], noun: str) -> bool:
    """Whether words before a name say that its bearer is a `noun`: "head coach", not "the coach met"."""
    if noun not in words:
        return False
    lists, people = name_words(), read_kinds("speaker_nouns.txt")["people"]
    after = words[len(words) - words[::-1].index(noun) :]
    return all(word in people or is_title(word, lists) for word in after)


def refers_back(text: str, start: int, end: int, sex: str) -> bool:
    """Whether the sentence speaks of a "he" or "she" before it names anyone: the antecedent stands further back."""
    words = text[start : min(end, start + 200)].lower().split()
    return ("he" if sex == "m" else "she") in words


def role_before(text: str, position: int) -> str:
    """The role of somebody without a name that ends right before "who": "One neighbour", "a former aide"; or ""."""
    role = _ROLE_BEFORE.search(text, max(0, position - _ROLE_REACH), position)
    if role is None or role[1] not in name_words().persons or not FUNCTION_WORDS.isdisjoint(role[0].split()[1:]):
        return ""
    return role[0]


def role_at(text: str, start: int, sex: str) -> int:
    """Where a role ends that starts at `start` ("his elder sister", after a possessive "mother"), 0 for none.

    sex: "m" or "f" leaves out roles of the other sex.
    """
    lists = name_words()
    end = start
    first = text[start : start + _ROLE_REACH].split(" ", 1)[0].lower()
    if first in _OPENING:
        end += len(first) + 1
        if first == "one" and text.startswith(_OF_THEM, end):
            end += len(_OF_THEM)
    elif text[start : start + 1].isupper():
        return 0
    for _ in range(4):
        word = re.match(r"[a-z-]{1,24}", text[end : end + 24])
        if word is None:
            return 0
        end += word.end()
        if word[0] in FUNCTION_WORDS:
            return 0
        following = re.match(r" ([a-z-]{3,24})\b", text[end : end + 26])
        if word[0] in lists.persons and not (following and following[1] in lists.persons):
            return end if _fits(word[0], sex) and _AFTER_ROLE.match(text, end) else 0
        if text[end : end + 1] != " ":
            return 0
        end += 1
    return 0


def _fits(noun: str, sex: str) -> bool:
    if noun in _WOMEN or noun.endswith("woman"):
        return sex != "m"
    return sex != "f" or not (noun in _MEN or noun.endswith("man"))


def speaks_of(text: str, sex: str) -> bool:
    """Whether words speak of a "he" or "she" of that sex, who then is somebody else than their subject."""
    pronouns = {"m": ("he", "him", "his"), "f": ("she", "her", "hers")}.get(sex, ())
    again = _SUBJECT_AGAIN.match(text)
    text = text[again.end() :] if again else text
    return not pronouns or not set(pronouns).isdisjoint(text[:300].lower().replace(",", " ").split())
