"""JSON lines: an object a line; a line that cannot be read is named by its number, and the next one is read."""

from __future__ import annotations

import codecs
import io
import json
from collections.abc import Iterator

from provaudit.article import SourceProblem
from provaudit.errors import InputValueError, SourceError
from provaudit.readers.encoding import refuse_binary
from provaudit.readers.fields import Draft, columns_for, drafts, missing_text
from provaudit.readers.opening import lines
from provaudit.readers.options import ReadOptions


def jsonl_records(stream: io.BufferedReader, where: str, options: ReadOptions) -> Iterator[Draft | SourceProblem]:
    """The rows of a JSON-lines stream. Raises SourceError or InputValueError where it is something else altogether."""
    start = stream.peek(4096)
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise SourceError("this is UTF-16; JSON lines are UTF-8, so convert the file first")
    refuse_binary(start)
    for number, line in enumerate(lines(stream, options), 1):
        place = f"{where}, line {number}"
        if line is None:
            yield SourceProblem(place, f"longer than {options.max_bytes:,} bytes; raise max_bytes to read it")
        elif line.strip():
            try:
                row = _row(line, options.encoding or "utf-8-sig")
            except InputValueError as error:
                yield SourceProblem(place, str(error))
            else:
                yield from _drafts(row, place, options)


def _row(line: bytes, encoding: str) -> dict[str, object]:
    try:
        row = json.loads(line.decode(encoding))
    except UnicodeError:
        raise InputValueError(f"the line is not {encoding.removesuffix('-sig').upper()}; name its encoding") from None
    except RecursionError:
        raise InputValueError("the line is nested too deeply") from None
    except json.JSONDecodeError as error:
        raise InputValueError(f"the line is not JSON: {error.msg.lower()}, character {error.pos + 1}") from None
    except ValueError:
        raise InputValueError("the line holds a number with too many digits") from None
    if not isinstance(row, dict):
        raise InputValueError('the line is JSON, but not an object such as {"text": ...}')
    return row


def _drafts(row: dict[str, object], place: str, options: ReadOptions) -> Iterator[Draft | SourceProblem]:
    names, values = list(row), list(row.values())
    found = columns_for(names, options.columns)
    if "text" not in found:
        yield SourceProblem(place, missing_text(names, options.columns))
        return
    yield from drafts({field: values[position] for field, position in found.items()}, place)
