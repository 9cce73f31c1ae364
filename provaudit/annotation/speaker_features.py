"""What speaks for and against a candidate as the speaker of a quote.

A candidate has a few traits, each a tuple: its first member names the kind of trait. A trait is spelled out as
features, the short strings that the weights are keyed by; the same traits come again and again: their weights are kept.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from provaudit.annotation.mentions import Mention
from provaudit.annotation.speech_tokens import Tokens

Trait = tuple[object, ...]

_FAR = 7
_REACH = 30
_VERBS = frozenset("VWGJ")
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


def traits(
    tokens: Tokens, shape: QuoteShape, mention: Mention, rank: int, order: int, governed: int, is_last_speaker: bool
) -> list[Trait]:
    """The traits of one candidate.

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
    beside = False
    if apart:
        frame = "x"
    else:
        if side == "R":
            frame = "" if not between else between[0] if len(between) <= 2 else "+"
        else:
            frame = f"{'.' if last > shape.verb else min(governed, 2)}{tail}"
        link = link_of(side, before, after, len(between))
        beside = (link[0] == "s" and (frame == "" or (side == "L" and governed == 0 and len(tail) <= 3))) or (
            link[0] == "i" and frame == before[0]
        )
    found: list[Trait] = [
        ("frame", beside, side, _COARSE[kind], look, frame),
        ("place", place, kind, tokens.words[last] if kind in "PH" else "", look, is_last_speaker),
        ("clause", place, before, after, _COARSE[kind]),
        ("rank", place, min(rank, 4), side, min(apart, 2), min(order, 2), tail[:1]),
    ]
    if apart == 0 and len(between) <= _FAR:
        found.append(("way", side, between.replace("B", "").replace("M", "")[:3]))
    return found


def traits_of_earlier(
    shape: QuoteShape, mention: Mention, rank: int, is_last_speaker: bool, repeated: bool, ending: str, apart: int
) -> list[Trait]:
    """The traits of a candidate from an earlier paragraph.

    rank: candidates between it and the end of its paragraph. repeated: the quote before was left open. ending: the kind
    of the last token of that paragraph. apart: how many paragraphs lie between.
    """
    apart = min(apart, 2)
    found: list[Trait] = [
        ("earlier", mention.kind, apart, shape.look, shape.lead + shape.follow, ending, min(rank, 3)),
        ("earlier clause", mention.before, mention.after, ending),
    ]
    if is_last_speaker:
        found.append(("last", apart, shape.look, shape.lead, shape.follow, repeated))
    return found


def traits_of_none(shape: QuoteShape) -> list[Trait]:
    """The traits of "nobody is credited"."""
    return [("none", shape.look, shape.lead, shape.follow)]


def spell_out(trait: Trait) -> list[str]:
    """The features of a trait."""
    match trait:
        case "frame", beside, side, coarse, look, frame:
            return [f"dk:{beside}{side}{coarse}", f"dl:{beside}{look}", f"g:{side}{frame}"]
        case "place", place, kind, word, look, is_last_speaker:
            found = [f"k:{place}{kind}{word}", f"l:{place}{look}"]
            return [*found, f"s:{place}{look}"] if is_last_speaker else found
        case "clause", place, before, after, coarse:
            return [f"a:{place}{after}", f"b:{place}{before}", f"ck:{place}{before}|{after}|{coarse}"]
        case "rank", place, rank, side, apart, order, verb:
            return [f"r:{place}{rank}", f"o:{side}{apart}{order}{verb}"]
        case "way", side, between:
            return [f"q:{side}{between}"]
        case "earlier", kind, apart, look, around, ending, rank:
            return [f"Ek:{kind}{apart}", f"El:{look}{around}", f"Ee:{ending}{around}", f"Er:{rank}{ending}"]
        case "earlier clause", before, after, ending:
            return [f"Ea:{after}|{ending}", f"Eb:{before}"]
        case "last", apart, look, lead, follow, repeated:
            return [f"Es:{apart}{look}{lead}{follow}", f"Et:{repeated}{apart}{lead}"]
        case _, look, lead, follow:
            return [f"0l:{look}", f"0f:{lead}{follow}"]
    raise AssertionError(trait)


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
