"""The JSON Schema of what `to_json` writes, shipped with the package."""

from __future__ import annotations

import json
from importlib.resources import files

from provaudit.report.plain_data import SCHEMA_VERSION


def json_schema() -> dict[str, object]:
    """The schema (JSON Schema 2020-12) of the current version of audits and reports as JSON."""
    text = files("provaudit.report").joinpath(f"schema-{SCHEMA_VERSION}.json").read_text(encoding="utf-8")
    schema: dict[str, object] = json.loads(text)
    return schema
