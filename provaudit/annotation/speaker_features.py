"""What speaks for and against a candidate as the speaker of a quote, as short strings that the weights are keyed by."""

from __future__ import annotations

from dataclasses import dataclass

from provaudit.annotation.mentions import Mention
from provaudit.annotation.speech_tokens import Tokens

_FAR = 7
_REACH = 30
_VERBS = frozenset("VWGJ")
_COARSE = {**dict.fromkeys("Nnbl", "N"), **dict.fromkeys("PHp", "P"), **dict.fromkeys("Rrdu", "R")}


@dataclass(frozen=True, slots=True)
class QuoteShape:
    """A quote in its paragraph. token: its number; opens, ends: how it starts and ends; lead: the kind before it."""

    token: int
    opens: str
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
    stop = text[token_end - 1 : token_end] if (token_end := tokens.ends[token]) else ""
    tail = text[max(inner_start, inner_end - 2) : inner_end].rstrip(" \xa0'’")[-1:]
    if tail not in ",.?!…—-–":
        tail = stop if stop in ",." else ""
    ends = "." if tail in "…" and tail else "?" if tail in "?!" and tail else "-" if tail in "—-–" and tail else tail
    lead = kinds[token - 1] if token else "^"
    follow = kinds[token + 1] if token + 1 < len(kinds) else "$"
    if ends == "" and follow in ",.":
        ends = follow + "'"
    verb, tail = _verb_before(tokens, token)
    return QuoteShape(token, opens, ends, lead, follow, verb, tail)


def _verb_before(tokens: Tokens, token: int) -> tuple[int, str]:
    """The last verb of saying before the quote in its sentence (-1: none), and the kinds between the two."""
    kinds, sentences = tokens.kinds, tokens.sentences
    for i in range(token - 1, max(-1, token - _REACH), -1):
        if sentences[i] != sentences[token]:
            break
        if kinds[i] in _VERBS:
            tail = "".join(kinds[i:token])
            return i, tail if len(tail) <= 4 else tail[0] + "far"
    return -1, ""


def features(
    tokens: Tokens, shape: QuoteShape, mention: Mention, rank: int, governed: int, is_last_speaker: bool, in_quote: bool
) -> list[str]:
    """The features of one candidate.

    rank: how many candidates lie between it and the quote, on its side. governed: how many lie between it and the
    last verb of saying before the quote.
    """
    kinds, sentences = tokens.kinds, tokens.sentences
    at = shape.token
    if mention.last < at:
        side, between = "L", kinds[mention.last + 1 : at]
    else:
        side, between = "R", kinds[at + 1 : mention.first]
    apart = abs(sentences[at] - mention.sentence)
    quotes = between.count("Q")
    place = f"{side}{min(apart, 2)}{min(quotes, 2)}"
    kind, before, after = mention.kind, mention.before, mention.after
    look = shape.opens + shape.ends
    word = tokens.words[mention.last] if kind in "PH" else ""
    link = _link(side, before, after, between)
    if side == "L" and apart == 0 and shape.verb >= 0:
        frame = f"{'.' if mention.last > shape.verb else min(governed, 2)}{shape.tail}"
    elif side == "R" and apart == 0:
        frame = "" if between == [] else between[0] if len(between) <= 2 else "+"
    else:
        frame = "x"
    beside = apart == 0 and (
        (link[0] == "s" and (frame == "" or (side == "L" and governed == 0 and len(shape.tail) <= 3)))
        or (link[0] == "i" and frame == before[0])
    )
    found = [
        f"d{beside}{side}{_COARSE[kind]}",
        f"dl{beside}{look}",
        f"g{side}{frame}",
        f"gl{side}{frame}{link}{shape.ends}",
        f"v{place}{link}",
        f"vl{place}{link}{look}",
        f"vk{place}{link}{_COARSE[kind]}",
        f"ab{place}{before}|{after}",
        f"k{place}{kind}{word}",
        f"l{place}{look}",
        f"a{place}{after}",
        f"b{place}{before}",
        f"ab{place}{before}|{after}|{kind}",
        f"al{place}{after}|{look}",
        f"r{place}{min(rank, 4)}",
        f"f{place}{shape.lead}{shape.follow}",
    ]
    if len(between) <= _FAR and apart == 0:
        pattern = "".join(k for k in between if k not in "BM")
        found.append(f"p{side}{pattern}|{before}|{look}" if side == "R" else f"p{side}{pattern}|{look}")
        found.append(f"q{side}{pattern[:3]}")
    if is_last_speaker:
        found += [f"s{place}{look}", f"sk{min(apart, 2)}{kind}{shape.lead}"]
    if in_quote:
        found.append("i" + kind)
    return found


def _link(side: str, before: str, after: str, between: list[str]) -> str:
    """How a candidate hangs together with a verb of saying: as its subject, behind it, "according to" it, or not."""
    if after[-1:] in _VERBS and after[:1] != "-":
        return "s" + after[-1]
    if after == "'s":
        return "p"
    if before == "A":
        return "A"
    if before[:1] in _VERBS:
        return ("i" if side == "R" and len(between) <= 4 else "o") + before[0]
    return "O" if before == "O" else "'" if after == "'" else "0"


def features_of_earlier(
    shape: QuoteShape, mention: Mention, rank: int, is_last_speaker: bool, repeated: bool, ending: str, apart: int
) -> list[str]:
    """The features of a candidate from an earlier paragraph.

    rank: candidates between it and the end of its paragraph. repeated: the quote before was left open. ending: the kind
    of the last token of that paragraph. apart: how many paragraphs lie between.
    """
    kind = mention.kind
    found = [
        f"Ek{kind}{min(apart, 2)}",
        f"El{shape.opens}{shape.ends}{shape.lead}{shape.follow}",
        f"Ee{ending}{shape.lead}{shape.follow}",
        f"Ea{mention.after}|{ending}",
        f"Eb{mention.before}",
        f"Er{min(rank, 3)}{ending}",
    ]
    if is_last_speaker:
        found += [
            f"Es{min(apart, 2)}{shape.opens}{shape.ends}{shape.lead}{shape.follow}",
            f"Et{repeated}{min(apart, 2)}{shape.lead}",
        ]
    return found


def features_of_none(shape: QuoteShape) -> list[str]:
    """The features of "nobody is credited"."""
    return [f"0l{shape.opens}{shape.ends}", f"0f{shape.lead}{shape.follow}"]
