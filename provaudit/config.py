"""Config: every number that shapes a result, in one frozen object that the report echoes."""

from __future__ import annotations

import dataclasses
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from provaudit.errors import ConfigError

SIGNALS = ("rewriting", "quotes", "anachronism", "residue")


@dataclass(frozen=True, slots=True)
class Config:
    """What shapes an audit. Field by field:

    cap_*: the most that one signal can add to the concern, in [0, 1).
    band_*: the lower ends of the bands "minor", "notable" and "serious", on the low end of the concern.
    minimum_residue: the probability from which characters count as residue and leave the body.
    day_tolerance: days by which a claim and a timeline row may differ before they disagree.
    minimum_coverage: how many other voices must cover a story before "found nowhere" says anything.
    select, ignore: finding codes to keep (empty: all) and to leave out.

    Raises ConfigError for values out of range.
    """

    cap_rewriting: float = 0.7
    cap_quotes: float = 0.9
    cap_anachronism: float = 0.9
    cap_residue: float = 0.3
    cap_custom: float = 0.5
    band_minor: float = 0.05
    band_notable: float = 0.30
    band_serious: float = 0.60
    minimum_residue: float = 0.5
    day_tolerance: int = 5
    minimum_coverage: int = 2
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for name in ("cap_rewriting", "cap_quotes", "cap_anachronism", "cap_residue", "cap_custom"):
            if not 0.0 <= getattr(self, name) < 1.0:
                raise ConfigError(f"{name} must lie in [0, 1), not {getattr(self, name)!r}")
        if not 0.0 < self.band_minor < self.band_notable < self.band_serious < 1.0:
            raise ConfigError("bands need 0 < band_minor < band_notable < band_serious < 1")
        if not 0.0 < self.minimum_residue <= 1.0:
            raise ConfigError(f"minimum_residue must lie in (0, 1], not {self.minimum_residue!r}")
        if self.day_tolerance < 0 or self.minimum_coverage < 1:
            raise ConfigError("day_tolerance must be 0 or more, minimum_coverage 1 or more")

    def cap(self, signal: str) -> float:
        """The cap of a signal; a signal of the user's own has `cap_custom`."""
        value = getattr(self, f"cap_{signal}") if signal in SIGNALS else self.cap_custom
        return float(value)

    def keeps(self, code: str) -> bool:
        """Whether findings of this code are to be shown and counted."""
        return (not self.select or code in self.select) and code not in self.ignore


def load_config(path: str | Path) -> Config:
    """The Config in a TOML file: the whole of `provaudit.toml`, or `[tool.provaudit]` of a `pyproject.toml`.

    Raises ConfigError, which names the file, for broken TOML, unknown names and values of the wrong type.
    """
    path = Path(path)
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"cannot read the configuration {path}: {error}") from None
    if path.name == "pyproject.toml":
        data = data.get("tool", {}).get("provaudit", {})
    return config_from(data, str(path))


def config_from(values: Mapping[str, object], where: str, *, over: Config | None = None) -> Config:
    """`over` (the default Config, if none is given) with some values replaced; `where` is named in errors."""
    over = over or Config()
    known = {f.name: getattr(over, f.name) for f in dataclasses.fields(Config)}
    replaced: dict[str, object] = {}
    for name, value in values.items():
        if name not in known:
            raise ConfigError(f"{where}: unknown name {name!r}; known are {', '.join(sorted(known))}")
        replaced[name] = _of_type(value, known[name], f"{where}: {name}")
    return dataclasses.replace(over, **replaced)  # type: ignore[arg-type]  # each value was checked against its default


def _of_type(value: object, default: object, what: str) -> object:
    if isinstance(default, tuple) and isinstance(value, (list, tuple)) and all(isinstance(v, str) for v in value):
        return tuple(value)
    if isinstance(default, float) and isinstance(value, (int, float)) and not isinstance(value, bool):
        return float(value)
    if isinstance(default, int) and isinstance(value, int) and not isinstance(value, bool):
        return value
    raise ConfigError(f"{what} takes {type(default).__name__}, not {value!r}")
