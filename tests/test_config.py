"""Config: from files, from options, and what it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest

from provaudit.config import Config, config_from, load_config
from provaudit.errors import ConfigError


def test_a_file_replaces_what_it_names(tmp_path: Path) -> None:
    file = tmp_path / "provaudit.toml"
    file.write_text('band_minor = 0.1\nignore = ["page-furniture"]\n')
    config = load_config(file)
    assert (config.band_minor, config.ignore) == (0.1, ("page-furniture",))
    assert config.band_notable == Config().band_notable


def test_pyproject_has_a_table_of_its_own(tmp_path: Path) -> None:
    file = tmp_path / "pyproject.toml"
    file.write_text('[project]\nname = "x"\n[tool.provaudit]\nday_tolerance = 9\n')
    assert load_config(file).day_tolerance == 9
    file.write_text('[project]\nname = "x"\n')
    assert load_config(file) == Config()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("no_such_name = 1", "no_such_name"),
        ('day_tolerance = "five"', "day_tolerance"),
        ("band_minor = 0.9", "band_minor"),
        ("cap_quotes = 1.5", "cap_quotes"),
        ("= broken", "provaudit.toml"),
    ],
)
def test_what_cannot_be_used_is_named(tmp_path: Path, content: str, words: str) -> None:
    file = tmp_path / "provaudit.toml"
    file.write_text(content)
    with pytest.raises(ConfigError, match=words):
        load_config(file)


def test_options_lie_over_the_file() -> None:
    over = Config(day_tolerance=9)
    assert config_from({"select": ["quote-altered"]}, "options", over=over) == Config(
        day_tolerance=9, select=("quote-altered",)
    )


def test_select_and_ignore() -> None:
    assert Config(select=("a",)).keeps("a")
    assert not Config(select=("a",)).keeps("b")
    assert not Config(select=("a",), ignore=("a",)).keeps("a")
