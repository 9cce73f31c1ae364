"""What speaks for and against a candidate as the speaker of a quote, as short strings that the weights are keyed by."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from provaudit.annotation.mentions import Mention
from provaudit.annotation.speech_tokens import Tokens

_FAR = 7
_REACH = 30
_VERBS = frozenset("VWGJ")
_DIGITS = "01234"
_PLACES = {(side, i, j): f"{side}{i}{j}" for side in "LR" for i in range(3) for j in range(3)}
_COARSE = {**dict.fromkeys("Nnbl", "N"), **dict.fromkeys("PHp", "P"), **dict.fromkeys("Rrdu", "R")}


class QuoteShape(NamedTuple):
    """A quote in its paragraph.

    token: its number. look: how it opens (u, l, x: upper, lower, neither) and how it ends. ends: the latter alone.
    lead, follow: the kinds of the tokens before and after it. verb: the last verb of saying before it in its sentence
    (-1: none). tail: the kinds from that verb to the quote.
    """

    token: int
    look: str
    ends: str
    lead: str
    follow: str
    verb: int
    tail: str


def shape_of(text: str, tokens: Tokens, token: int, inner_start: int, inner_end: int) -> QuoteShape:
    """The shape of the quote that is token number `token`."""
    kinds = tokens.kinds
    first = text[inner_start : inner_start + 2].strip()[:1]
    opens = "u" if first.isupper() else "l" if first.islower() else "x"
    lead = kinds[token - 1] if token else "^"
    follow = kinds[token + 1] if token + 1 < len(kinds) else "$"
    ends = _ending(text, inner_start, inner_end) or (follow + "'" if follow in ",." else "")
    verb, tail = _verb_before(tokens, token)
    return QuoteShape(token, opens + ends, ends, lead, follow, verb, tail)


def _ending(text: str, inner_start: int, inner_end: int) -> str:
    tail = text[max(inner_start, inner_end - 2) : inner_end].rstrip(" \xa0'’")[-1:]
    if not tail or tail not in ",.?!…—-–":
        return ""
    return "." if tail == "…" else "?" if tail in "?!" else "-" if tail in "—-–" else tail


def _verb_before(tokens: Tokens, token: int) -> tuple[int, str]:
    kinds, sentences = tokens.kinds, tokens.sentences
    low = bisect_left(sentences, sentences[token], max(0, token - _REACH + 1), token)
    verb = max(kinds.rfind("V", low, token), kinds.rfind("W", low, token), kinds.rfind("G", low, token))
    verb = max(verb, kinds.rfind("J", low, token))
    if verb < 0:
        return -1, ""
    tail = kinds[verb:token]
    return verb, tail if len(tail) <= 4 else tail[0] + "+"


def features(
    tokens: Tokens, shape: QuoteShape, mention: Mention, rank: int, order: int, governed: int, is_last_speaker: bool
) -> list[str]:
    """The features of one candidate.

    rank: how many candidates lie between it and the quote, on its side. order: how many precede it in its sentence.
    governed: how many lie between it and the last verb of saying before the quote.
    """
    at, look, tail = shape.token, shape.look, shape.tail
    first, last, kind, before, after, sentence = mention
    if last < at:
        side, between = "L", tokens.kinds[last + 1 : at]
    else:
        side, between = "R", tokens.kinds[at + 1 : first]
    apart = abs(tokens.sentences[at] - sentence)
    place = _PLACES[side, min(apart, 2), min(between.count("Q"), 2)]
    coarse = _COARSE[kind]
    beside = "False"
    if apart:
        frame = "x"
    else:
        if side == "R":
            frame = "" if not between else between[0] if len(between) <= 2 else "+"
        else:
            frame = ("." if last > shape.verb else _DIGITS[min(governed, 2)]) + tail
        link = link_of(side, before, after, len(between))
        if (link[0] == "s" and (frame == "" or (side == "L" and governed == 0 and len(tail) <= 3))) or (
            link[0] == "i" and frame == before[0]
        ):
            beside = "True"
    found = [
        f"dk:{beside}{side}{coarse}",
        f"dl:{beside}{look}",
        f"g:{side}{frame}",
        f"o:{side}{_DIGITS[min(apart, 2)]}{_DIGITS[min(order, 2)]}{tail[:1]}",
        f"k:{place}{kind}{tokens.words[last]}" if kind in "PH" else f"k:{place}{kind}",
        f"l:{place}{look}",
        f"a:{place}{after}",
        f"b:{place}{before}",
        f"ck:{place}{before}|{after}|{coarse}",
        f"r:{place}{_DIGITS[min(rank, 4)]}",
    ]
    if apart == 0 and len(between) <= _FAR:
        found.append(f"q:{side}{between.replace('B', '').replace('M', '')[:3]}")
    if is_last_speaker:
        found.append(f"s:{place}{look}")
    return found


def link_of(side: str, before: str, after: str, apart: int) -> str:
    """How a candidate hangs together with a verb of saying: as its subject, behind it, "according to" it, or not."""
    if after[-1:] in _VERBS and after[:1] != "-":
        return "s" + after[-1]
    if after == "'s":
        return "p"
    if before == "A":
        return "A"
    if before[:1] in _VERBS:
        return ("i" if side == "R" and apart <= 4 else "o") + before[0]
    return "O" if before == "O" else "'" if after == "'" else "0"


def features_of_earlier(
    shape: QuoteShape, mention: Mention, rank: int, is_last_speaker: bool, repeated: bool, ending: str, apart: int
) -> list[str]:
    """The features of a candidate from an earlier paragraph.

    rank: candidates between it and the end of its paragraph. repeated: the quote before was left open. ending: the kind
    of the last token of that paragraph. apart: how many paragraphs lie between.
    """
    around = shape.lead + shape.follow
    apart = min(apart, 2)
    found = [
        f"Ek:{mention.kind}{apart}",
        f"El:{shape.look}{around}",
        f"Ee:{ending}{around}",
        f"Ea:{mention.after}|{ending}",
        f"Eb:{mention.before}",
        f"Er:{min(rank, 3)}{ending}",
    ]
    if is_last_speaker:
        found += [f"Es:{apart}{shape.look}{around}", f"Et:{repeated}{apart}{shape.lead}"]
    return found


def features_of_none(shape: QuoteShape) -> list[str]:
    """The features of "nobody is credited"."""
    return [f"0l:{shape.look}", f"0f:{shape.lead}{shape.follow}"]
