"""The command line: what goes to stdout, what to stderr, and how it ends."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from provaudit.cli import main

FURNITURE = "The mayor of Hask opened a bridge.\n\nThe council met in the evening to discuss it.\n\nLeave a Reply\n"


def run(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, list(arguments), input=stdin)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    file = tmp_path / "bridge.txt"
    file.write_text(FURNITURE, encoding="utf-8")
    return file


def test_audit_prints_a_table(article: Path) -> None:
    result = run("audit", str(article))
    assert result.exit_code == 0
    assert "bridge" in result.stdout
    assert result.stderr == ""


def test_audit_writes_what_it_is_asked_for(article: Path, tmp_path: Path) -> None:
    page, data = tmp_path / "out.html", tmp_path / "out.json"
    assert run("audit", str(article), "--html", str(page), "--json", str(data), "-q").exit_code == 0
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert json.loads(data.read_text(encoding="utf-8"))["reports"]


def test_jsonl_is_an_object_a_line(article: Path) -> None:
    result = run("audit", str(article), "--jsonl")
    (line,) = result.stdout.splitlines()
    assert json.loads(line)["article"]["text"] == FURNITURE


def test_no_text_leaves_the_text_out(article: Path) -> None:
    for form in ("json", "jsonl", "csv", "html", "annotations", "sarif", "text"):
        result = run("audit", str(article), "--no-text", "--format", form)
        assert result.exit_code == 0, result.output
        assert "The council met" not in result.stdout


def test_a_text_on_stdin() -> None:
    result = run("audit", "-", "--jsonl", stdin=FURNITURE)
    assert json.loads(result.stdout)["article"]["id"] == "-"


def test_exit_codes(article: Path, tmp_path: Path) -> None:
    config = tmp_path / "low.toml"
    config.write_text("band_minor = 0.000001\n")
    flagged = ["audit", str(article), "--config", str(config), "--fail-on", "minor"]
    missing = str(tmp_path / "missing.txt")
    assert run("audit", str(article), "--fail-on", "serious").exit_code == 0
    assert run(*flagged).exit_code == 1
    assert run("audit", str(article), "--fail-on", "credible").exit_code == 2
    assert run("audit", str(article), missing).exit_code == 3
    assert run(*flagged, missing).exit_code == 1


def test_what_could_not_be_read_is_told_on_stderr(article: Path, tmp_path: Path) -> None:
    result = run("audit", str(article), str(tmp_path / "missing.txt"))
    assert "missing.txt" in result.stderr
    assert "missing.txt" not in result.stdout
    assert run("audit", str(article), str(tmp_path / "missing.txt"), "-q").stderr == ""


def test_codes_are_selected_and_ignored(article: Path) -> None:
    def codes(*options: str) -> set[str]:
        return {f["code"] for f in json.loads(run("audit", str(article), "--jsonl", *options).stdout)["findings"]}

    assert codes() == {"page-furniture"}
    assert codes("--ignore", "page-furniture") == set()
    assert codes("--select", "quote-altered") == set()
    result = run("audit", str(article), "--select", "no-such-code")
    assert result.exit_code == 2
    assert "no-such-code" in result.stderr


def test_a_baseline_leaves_out_what_was_looked_at(article: Path, tmp_path: Path) -> None:
    seen = tmp_path / "seen.json"
    assert run("baseline", "add", str(seen), str(article)).exit_code == 0
    result = run("audit", str(article), "--jsonl", "--baseline", str(seen))
    assert json.loads(result.stdout)["findings"] == []


def test_diff_tells_what_changed(article: Path, tmp_path: Path) -> None:
    old, new = tmp_path / "old.json", tmp_path / "new.json"
    run("audit", str(article), "--json", str(old), "-q")
    run("audit", str(article), "--json", str(new), "-q", "--ignore", "page-furniture")
    (row,) = map(json.loads, run("diff", str(old), str(new), "--jsonl").stdout.splitlines())
    assert (row["what"], row["code"]) == ("gone", "page-furniture")
    assert "no difference" in run("diff", str(old), str(old)).stderr


def test_clean_prints_the_body(article: Path) -> None:
    result = run("clean", str(article))
    assert "The council met" in result.stdout
    assert "Leave a Reply" not in result.stdout


def test_dates_and_quotes_are_listed(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("“We will mend the wall by May,” Ulf Rehn said on 3 March 2021 in a statement.", encoding="utf-8")
    (date,) = [
        json.loads(line) for line in run("dates", str(file), "--jsonl").stdout.splitlines() if "2021-03-03" in line
    ]
    assert date["text"] == "3 March 2021"
    (quote,) = map(json.loads, run("quotes", str(file), "--jsonl").stdout.splitlines())
    assert (quote["speaker"], quote["sourcing"]) == ("Ulf Rehn", "document")


def test_compare_shows_both_sides(article: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text(FURNITURE, encoding="utf-8")
    result = run("compare", str(article), str(other))
    assert result.exit_code == 0
    assert result.stdout.startswith("copy")


def test_explain_prints_a_row_and_the_table() -> None:
    assert "It may be harmless" in run("explain", "quote-altered").stdout
    assert "quote-altered" in run("explain").stdout
    assert run("explain", "--markdown").stdout.startswith("| code |")
    assert run("explain", "no-such-code").exit_code == 2


def test_the_timeline_is_shown_and_checked(tmp_path: Path) -> None:
    assert "President" in run("timeline", "show", "Barack Obama").stdout
    file = tmp_path / "facts.csv"
    head = "kind,subject,role_or_name,jurisdiction,start,end,source,as_of\n"
    file.write_text(head + "office,Oda Tamm,Mayor,Hask,2020-01-01,2021-01-01,x,2022-01-01\n")
    sound = run("timeline", "check", str(file))
    assert (sound.exit_code, sound.stdout) == (0, "")
    assert sound.stderr.startswith("no problems in ")
    file.write_text(head + "office,Oda Tamm,Mayor,Hask,2020-01-01,2019-01-01,x,2022-01-01\n")
    assert run("timeline", "check", str(file)).exit_code == 1


def test_a_config_file_that_is_wrong_is_named(article: Path, tmp_path: Path) -> None:
    config = tmp_path / "wrong.toml"
    config.write_text("no_such_name = 1\n")
    result = run("audit", str(article), "--config", str(config))
    assert result.exit_code == 2
    assert "no_such_name" in result.stderr


def test_a_pipe_gets_no_escape_codes(article: Path) -> None:
    article.write_text(FURNITURE + "\x1b[31mred\x1b[0m \u202ebidi\n", encoding="utf-8")
    done = subprocess.run([sys.executable, "-m", "provaudit", "audit", str(article)], capture_output=True, check=True)
    assert b"\x1b" not in done.stdout + done.stderr


def test_the_version_imports_nothing_heavy() -> None:
    heavy = "{'pandas', 'numpy', 'numba', 'trafilatura', 'pyarrow'}"
    code = f"import sys, provaudit.cli; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert done.stdout.strip() == "[]"


def test_a_page_on_stdin_is_read_as_a_page() -> None:
    story = "The harbour board of Quellmar voted on Tuesday to close the northern pier. " * 8
    page = f"<!DOCTYPE html>\n<html><body><nav>Home Sport</nav><article><p>{story}</p></article></body></html>"
    assert run("clean", "-", stdin=page).stdout.strip() == story.strip()


def test_what_was_left_out_of_an_article_that_was_read_is_a_note(tmp_path: Path) -> None:
    row = {"text": "The mayor spoke of the harbour and of the rain.", "id": "a"}
    source = tmp_path / "rows.jsonl"
    source.write_text(json.dumps(row) + "\n" + json.dumps({**row, "date": "soon"}) + "\n", "utf-8")
    result = run("audit", str(source), "--jsonl")
    assert result.exit_code == 0
    assert [line.partition(":")[0] for line in result.stderr.splitlines()] == ["note", "note"]
    source.write_text(json.dumps(row) + "\n{}\n", "utf-8")
    result = run("audit", str(source), "--jsonl")
    assert result.exit_code == 3
    assert result.stderr.startswith("not read: ")
