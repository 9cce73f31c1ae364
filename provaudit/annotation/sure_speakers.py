"""Where the speaker is told at sight: `"...," Brook said`, `"...," said Mayor Brook`, `- Ada Brook` below a quote."""

from __future__ import annotations

import re
from collections.abc import Sequence

from provaudit.annotation.mentions import Mention
from provaudit.annotation.quote_marks import paragraph_end
from provaudit.annotation.speaker_features import QuoteShape
from provaudit.annotation.speech_tokens import Tokens

_SIGNATURE = re.compile(r"[ \t\r]{0,4}\n\s{0,4}[-–—―]{1,2}[ \xa0]?(?=[^\W\d_a-z])")
_LONGEST_SIGNATURE = 120
_AFTER_SIGNATURE = ("", ",", ".", "(")
_TITLES = 8


def with_signature(text: str, end: int) -> int:
    """The end of a paragraph that is one quote, with the line below it where that says whose: "- Ada Brook"."""
    dash = _SIGNATURE.match(text, end)
    if dash is None:
        return end
    stop = paragraph_end(text, dash.end())
    return stop if stop - end < _LONGEST_SIGNATURE and '"' not in text[end:stop] and "“" not in text[end:stop] else end


def right_behind(tokens: Tokens, mentions: Sequence[Mention], after: int, shape: QuoteShape) -> Mention | None:
    """The mention in `"...," Brook said`, `"...," said Mayor Brook` and, a paragraph of its own, `"..." - Ada Brook`.

    after: the number of the first one behind.
    """
    at, kinds = shape.token, tokens.kinds
    if shape.lead == "^" and shape.follow == "-" and after < len(mentions) and mentions[after].first == at + 2:
        signed = mentions[after].kind in "Nnb" and kinds[mentions[after].last + 1 :][:1] in _AFTER_SIGNATURE
        return mentions[after] if signed else None
    if shape.ends != ",":
        return None
    for mention in mentions[after : after + _TITLES]:
        if mention.after == "'" and mention.kind in "Nnbl":
            continue  # the owner in "said Kerl's lawyer, Ada Brook"
        between = kinds[at + 1 : mention.first]
        if not between:
            return mention if mention.after in ("V", "cV") else None
        if between[0] != "V":
            return None
        if len(between) == 1 or (mention.kind == "N" and all(kind in "aRDrxC" for kind in between[1:])):
            return mention
    return None


def is_credited_behind(tokens: Tokens, mentions: Sequence[Mention], after: int, shape: QuoteShape) -> bool:
    """Whether the first mention behind the quote says something, in the same sentence."""
    if after == len(mentions):
        return False
    mention = mentions[after]
    return mention.sentence == tokens.sentences[shape.token] and mention.after[-1:] in ("V", "W")
