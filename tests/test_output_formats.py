"""What each output format makes of results: golden files, schemas, and names and texts of any kind."""

from __future__ import annotations

import json
import os
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from typing import Any

import jsonschema
import pytest
import xmlschema
from helpers import ROOT, in_process
from hypothesis import given
from hypothesis import strategies as st
from report_readers import READERS

from guard_codemod import __version__, rules
from guard_codemod.config.run_settings import OUTPUT_FORMATS
from guard_codemod.formatters.base import Formatter
from guard_codemod.formatters.escaping import printable
from guard_codemod.formatters.palette import Palette
from guard_codemod.formatters.registry import formatter
from guard_codemod.formatters.rules import ONE_RULE
from guard_codemod.formatters.run_summary import RunSummary, Verbosity
from guard_codemod.model import (
    Diagnosis,
    Doubt,
    FileReport,
    Finding,
    Outcome,
    Related,
    Severity,
)

REPORTS = ROOT / "fixtures" / "reports"
DATA = ROOT / "tests" / "data"
SARIF = jsonschema.Draft4Validator(
    json.loads((DATA / "sarif-schema-2.1.0.json").read_text(encoding="utf-8")),
    format_checker=jsonschema.FormatChecker(),
)
LOST = (Related("it is lost here", 5, 9, 13),)
each_format = pytest.mark.parametrize("form", [*map(formatter, OUTPUT_FORMATS)], ids=OUTPUT_FORMATS)
JUNIT = xmlschema.XMLSchema(str(DATA / "junit-10.xsd"))


def document(
    form: str, *results: FileReport, color: bool = False, report: RunSummary | None = None
) -> str:
    report = report or RunSummary(Verbosity.NORMAL)
    formatted = formatter(form)(report, Palette(on=color))
    lines = list(formatted.header())
    for one in results:
        lines += formatted.findings(report.count(one))
    return "".join(f"{line}\n" for line in (*lines, *formatted.footer()))


def result(
    path: str, *findings: Finding, outcome: Outcome = Outcome.UNGUARDED, reason: str = "why"
) -> FileReport:
    return FileReport(Diagnosis(path, outcome, reason, findings))


def finding(
    message: str = "what", *, line: int = 1, text: str = "", help: str = "mend it"
) -> Finding:
    return Finding("TG001", message, Severity.ERROR, line, 1, None, help, text)


@each_format
def test_a_format_is_named_as_its_file_is(form: type[Formatter]) -> None:
    assert form.name in OUTPUT_FORMATS
    assert formatter(form.name) is form
    assert form.readers
    assert form.summary
    assert not form.summary.endswith(".")


# Golden files


def without_what_changes(form: str, text: str) -> str:
    text = text.replace(f'"{__version__}"', '"VERSION"').replace(str(REPORTS), "/REPORTS")
    if form != "sarif":
        return text
    log = json.loads(text)
    (run,) = log["runs"]
    described = [rule["id"] for rule in run["tool"]["driver"].pop("rules")]
    assert [described[one.pop("ruleIndex")] for one in run["results"]] == [
        one["ruleId"] for one in run["results"]
    ]
    return json.dumps(log, indent=2) + "\n"


@pytest.mark.parametrize("form", OUTPUT_FORMATS)
def test_check_says_what_it_said(form: str, request: pytest.FixtureRequest) -> None:
    options = ("--isolated", "--confidence=medium", "--output-format", form, "--relative-to", ".")
    ran = in_process("check", ".", *options, cwd=REPORTS / "tree")
    report = without_what_changes(form, ran.stdout.decode())
    expected = REPORTS / "check" / form
    if request.config.getoption("--update-golden"):
        expected.write_text(report, encoding="utf-8")
    assert report == expected.read_text(encoding="utf-8")
    assert ran.returncode == 2
    for_machines = formatter(form).for_machines
    summary = ran.stderr if for_machines else ran.stdout
    assert summary.decode().splitlines()[-1].startswith("1 unguarded, ")
    assert bool(ran.stderr) is for_machines


# Schemas


def validate_sarif(text: str) -> dict[str, Any]:
    log: dict[str, Any] = json.loads(text)
    SARIF.validate(log)
    return log


def test_sarif_has_what_the_schema_and_github_ask_for() -> None:
    log = validate_sarif(document("sarif", result("job.py", finding(text="x"))))
    (run,) = log["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    driver = run["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("guard-codemod", __version__)
    assert [rule["id"] for rule in driver["rules"]] == [rule.code for rule in rules.all_rules()]
    for read, rule in zip(driver["rules"], rules.all_rules(), strict=True):
        assert read["help"] == {form: ONE_RULE[form](rule) for form in ("text", "markdown")}
        assert rule.why in " ".join(read["help"]["text"].split())
        assert rule.bad in read["help"]["markdown"]
        level = read["defaultConfiguration"]["level"]
        assert level == ("note" if rule.severity is Severity.INFO else rule.severity.value)
        assert len(read["fullDescription"]["text"]) <= 1024
    (only,) = run["results"]
    assert only["locations"][0]["physicalLocation"]["artifactLocation"] == {
        "uri": "job.py",
        "uriBaseId": "%SRCROOT%",
    }
    assert run["originalUriBaseIds"]["%SRCROOT%"]["uri"].endswith("/")
    assert only["partialFingerprints"].keys() == {"primaryLocationLineHash"}


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("./etl/../job.py", "job.py"),
        (f"../{os.path.basename(os.getcwd())}/job.py", "job.py"),
        ("../job.py", f"file://{os.path.dirname(os.getcwd())}/job.py"),
        ("/srv/a b.py", "file:///srv/a%20b.py"),
        (f"{os.getcwd()}/etl/job.py", "etl/job.py"),
        ("..job.py", "..job.py"),
        ("<stdin>", "%3Cstdin%3E"),
    ],
)
def test_sarif_names_a_file_from_here_or_in_full(path: str, uri: str) -> None:
    (run,) = validate_sarif(document("sarif", result(path, finding())))["runs"]
    location = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert (location["uri"], "uriBaseId" in location) == (uri, not uri.startswith("file:"))


def test_what_failed_or_was_stopped_was_no_success() -> None:
    def succeeded(*results: FileReport, stopped: int | None = None) -> bool:
        report = RunSummary(Verbosity.NORMAL)
        report.stopped = stopped
        (run,) = validate_sarif(document("sarif", *results, report=report))["runs"]
        return bool(run["invocations"][0]["executionSuccessful"])

    assert succeeded(result("a.py", finding()))
    assert not succeeded(result("a.py", finding(), outcome=Outcome.FAILED))
    assert not succeeded(stopped=143)


@pytest.mark.parametrize("outcome", Outcome)
def test_each_outcome_is_in_the_documents_of_all_files(outcome: Outcome) -> None:
    one = result("a.py", *([finding()] if outcome is Outcome.FAILED else []), outcome=outcome)
    read = json.loads(document("json", one))
    assert [entry["outcome"] for entry in read["results"]] == [outcome.name.lower()]
    assert (read["summary"]["files"], read["summary"][outcome.name.lower()]) == (1, 1)
    text = document("junit", one)
    JUNIT.validate(text)
    (suite,) = ET.fromstring(text)
    counts = {name: int(suite.attrib[name]) for name in ("tests", "failures", "errors", "skipped")}
    skipped, failed = outcome is Outcome.SKIPPED, outcome is Outcome.FAILED
    assert counts == {"tests": 1, "failures": 0, "errors": failed, "skipped": skipped}


def test_a_clean_run_is_a_document_too() -> None:
    assert validate_sarif(document("sarif"))["runs"][0]["results"] == []
    assert json.loads(document("gitlab")) == []
    assert json.loads(document("json"))["results"] == []
    JUNIT.validate(document("junit"))
    assert [document(form) for form in ("text", "concise", "github")] == [""] * 3


def test_json_tells_all_of_a_finding() -> None:
    found = Finding(
        "TG107", "what", Severity.WARNING, 3, 5, 9, "mend it", "abc", Doubt.GUESSED, LOST
    )
    report = RunSummary(Verbosity.NORMAL, Outcome.GUARDED, preview=True)
    read = json.loads(
        document("json", result("a.py", found, outcome=Outcome.GUARDED), report=report)
    )
    assert (read["version"], read["complete"], read["preview"]) == (1, True, True)
    assert read["results"][0]["findings"] == [
        {
            "code": "TG107",
            "name": "process-replaced",
            "severity": "warning",
            "line": 3,
            "column": 5,
            "end_column": 9,
            "message": "what",
            "help": "mend it",
            "confidence": "medium",
            "related": [{"line": 5, "column": 9, "end_column": 13, "message": "it is lost here"}],
        }
    ]
    assert read["statistics"] == [{"code": "TG107", "name": "process-replaced", "count": 1}]
    assert (
        read["summary"]["warnings"],
        read["summary"]["errors"],
        read["summary"]["exit_code"],
    ) == (1, 0, 0)


# Severities


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("sarif", '"level": "note"'),
        ("github", "::notice file=crontab"),
        ("gitlab", '"severity": "info"'),
        ("json", '"severity": "info"'),
        ("junit", "<system-out>"),
        ("concise", "crontab:1:1: TG307 what"),
        ("text", "crontab:1:1: TG307 what"),
    ],
)
def test_information(form: str, expected: str) -> None:
    run = RunSummary(Verbosity.NORMAL)
    one = replace(finding(), code="TG307", severity=Severity.INFO)
    text = document(form, result("crontab", one, outcome=Outcome.SKIPPED), report=run)
    assert expected in text
    assert "<failure" not in text
    assert run.exit_code == 0


# Confidence and related places


@pytest.mark.parametrize(("doubts", "rank"), [(Doubt.NONE, 90), (Doubt.GUESSED, 60)])
def test_sarif_ranks_findings_and_relates_them_to_other_places(doubts: Doubt, rank: int) -> None:
    one = replace(finding(), doubts=doubts, related=LOST)
    (only,) = validate_sarif(document("sarif", result("a.py", one)))["runs"][0]["results"]
    assert only["rank"] == rank
    (lost,) = only["relatedLocations"]
    assert lost["message"] == {"text": "it is lost here"}
    assert lost["physicalLocation"] == {
        **only["locations"][0]["physicalLocation"],
        "region": {"startLine": 5, "startColumn": 9, "endColumn": 13},
    }


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("concise", "a.py:1:1: TG001 what (medium confidence)"),
        ("text", "a.py:1:1: TG001 what (medium confidence)\na.py:5:9: note: it is lost here"),
        ("github", "::what (medium confidence)%0Aline 5: it is lost here%0Ahelp: mend it"),
        ("gitlab", '"TG001 what (medium confidence)\\nline 5: it is lost here"'),
        ("junit", "a.py:1:1: TG001 what (medium confidence)"),
    ],
)
def test_people_are_told_what_is_uncertain_and_what_is_elsewhere(form: str, expected: str) -> None:
    one = replace(finding(), doubts=Doubt.GUESSED, related=LOST)
    assert expected in document(form, result("a.py", one))
    assert "confidence" not in document(form, result("a.py", finding()))


@each_format
def test_what_is_related_is_no_finding_of_its_own(form: type[Formatter]) -> None:
    one = replace(finding(), related=LOST)
    assert list(READERS[form.name](document(form.name, result("a.py", one)))) == [("a.py", "what")]


# Fingerprints


def fingerprints(form: str, *results: FileReport) -> list[str]:
    read = json.loads(document(form, *results))
    if form == "gitlab":
        return [issue["fingerprint"] for issue in read]
    return [
        one["partialFingerprints"]["primaryLocationLineHash"] for one in read["runs"][0]["results"]
    ]


@pytest.mark.parametrize("form", ["sarif", "gitlab"])
def test_fingerprints_survive_moved_lines_and_differ(form: str) -> None:
    there = [finding(line=3, text="f()"), finding(line=4, text="f()"), finding(line=5, text="g()")]
    moved = [
        finding(line=7, text="  f()"),
        finding(line=9, text="\tf()"),
        finding(line=8, text="g()"),
    ]
    before = fingerprints(form, result("a.py", *there), result("b.py", *there))
    assert fingerprints(form, result("./a.py", *moved), result("b.py", *moved)) == before
    assert len(set(before)) == 6


# Names and texts of any kind

NAMES = st.one_of(
    st.binary(min_size=1).map(os.fsdecode),
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1),
    st.text(
        st.sampled_from(
            "ab %,:;=&<>\"'\\\n\t\r\x00\x1b\x7f\x85é\u2028\ufffd\U0001f409\udcff\udce9"
        ),
        min_size=1,
    ),
).map(lambda name: name.replace("\0", "0").replace("/", "|"))
TEXTS = st.text(st.characters(), max_size=20)
MESSAGES = TEXTS.map(str.strip)  # no message has space around it, which a folded line loses


@each_format
@given(name=NAMES, message=MESSAGES, reason=TEXTS)
def test_names_and_messages_can_be_read_back(
    form: type[Formatter], name: str, message: str, reason: str
) -> None:
    if not form.for_machines:
        name = name.replace("\\", "|")  # which people could not tell from an escape
    reports = [
        result(name, finding(message), outcome=outcome, reason=reason)
        for outcome in (Outcome.UNGUARDED, Outcome.FAILED)
    ]
    skipped = result(name, outcome=Outcome.SKIPPED, reason=reason)
    text = document(form.name, *reports, skipped)
    read = list(READERS[form.name](text))
    assert [message for _, message in read] == [printable(message)] * 2
    for path, _ in read:
        assert path in (name, os.path.normpath(name))
    text.encode()  # there is no half of a surrogate pair, which some readers refuse


@each_format
def test_a_report_without_findings_has_none_to_read(form: type[Formatter]) -> None:
    skipped = result("a.py", outcome=Outcome.SKIPPED)
    for text in (document(form.name), document(form.name, skipped)):
        assert list(READERS[form.name](text)) == []


@each_format
def test_what_is_no_report_is_not_read_as_one(form: type[Formatter]) -> None:
    text = document(form.name, result("a.py", finding()))
    if form.for_machines:
        with pytest.raises((ValueError, SyntaxError)):
            list(READERS[form.name](text[: len(text) // 2].rstrip()))
    else:
        assert list(READERS[form.name](f"a.py\n{SUMMARY}\n")) == []


SUMMARY = "1 unguarded"


def test_sarif_has_no_character_that_an_address_may_not_have() -> None:
    (run,) = validate_sarif(document("sarif", result('a b\\"<>^`{|}\udce9é.py', finding())))["runs"]
    uri = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert re.fullmatch(r"[\w./~%-]+", uri, re.ASCII)


@pytest.mark.slow
@given(NAMES, TEXTS, TEXTS, TEXTS)
def test_no_text_breaks_a_document(name: str, reason: str, message: str, line: str) -> None:
    one = result(name, finding(message, text=line), reason=reason, outcome=Outcome.FAILED)
    two = result(name, outcome=Outcome.SKIPPED, reason=reason)
    for form in ("json", "gitlab", "sarif", "junit"):
        text = document(form, one, two)
        assert text.isascii()
        if form != "junit":
            str(
                json.loads(text)
            ).encode()  # there is no half of a surrogate pair, which some readers refuse
    validate_sarif(document("sarif", one, two))
    JUNIT.validate(document("junit", one, two))
    for line_of_text in document("text", one, two).split("\n"):
        assert line_of_text.isprintable()
    assert len(document("github", one, two).splitlines()) == 1


def test_github_reads_back_what_was_escaped() -> None:
    one = result("50% off, now: a.py", finding("100%, a:b"))
    assert document("github", one) == (
        "::error file=50%25 off%2C now%3A a.py,line=1,col=1,title=TG001 unguarded-job::100%25, a:b%0Ahelp: mend it\n"
    )


@pytest.mark.parametrize(
    "name",
    [
        "\u591c\u3000\u9593.py",
        "a\xa0b.py",
        "\U0001f469\u200d\U0001f4bb.py",
        "so\xadft.py",
        "\U000e01ef.py",
    ],
)
def test_github_is_given_a_name_as_the_runner_reads_it(name: str) -> None:
    # https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs: no other escape is read back
    assert document("github", result(name, finding())).startswith(f"::error file={name},line=1,")


# Text for people


def shown(line: str, column: int, end: int | None = None, *, number: int = 7) -> list[str]:
    found = Finding("TG107", "what", Severity.WARNING, number, column, end, "mend it", line)
    report = document("text", result("a.py", found, outcome=Outcome.ALREADY_GUARDED))
    message, *source, empty, page, help = report.splitlines()
    assert message == f"a.py:{number}:{column}: TG107 what"
    assert (empty, page, help) == ("", PAGE, "  help: mend it")
    return source


PAGE = f"TG107 process-replaced: {rules.page_of('TG107')}"


def test_text_marks_the_place() -> None:
    assert shown("    f(x) + 1", 5, 9) == ["7 |     f(x) + 1", "  |     ^^^^"]


@pytest.mark.parametrize(
    ("line", "column", "end", "source", "mark"),
    [
        ("f(x)", 3, None, "f(x)", "  ^"),
        ("f(x)", 1, 1, "f(x)", "^"),
        (
            "    f(x)",
            1,
            None,
            "    f(x)",
            "    ^",
        ),  # about the line: it begins behind the indentation
        ("\tf(x)", 2, 6, "    f(x)", "    ^^^^"),
        ("a\tf(x)", 3, 7, "a    f(x)", "     ^^^^"),
        ('"夜間", f(x)', 7, 11, '"夜間", f(x)', "        ^^^^"),
        ('"夜間"', 1, 5, '"夜間"', "^^^^^^"),
        ('"e\u0301", f(x)', 7, 11, '"e\u0301", f(x)', "     ^^^^"),
        ('"\x1b[31m", f(x)', 10, 14, r'"\x1b[31m", f(x)', " " * 12 + "^^^^"),
        ("f(", 3, None, "f(", "  ^"),  # behind the end
        ("f(", 99, 120, "f(", "  ^"),
        ("f(x)   ", 1, 5, "f(x)", "^^^^"),
    ],
)
def test_the_mark_stands_below_the_place(
    line: str, column: int, end: int | None, source: str, mark: str
) -> None:
    assert shown(line, column, end) == [f"7 | {source}", f"  | {mark}"]


def test_a_line_without_end_is_cut_around_the_place() -> None:
    line = f"{'a' * 500}f(x){'b' * 500}"
    source, mark = shown(line, 501, 505, number=12)
    assert source == f"12 | …{'a' * 40}f(x){'b' * 44}…"
    assert mark == f"   | {' ' * 41}^^^^"
    source, mark = shown("f(" + "x" * 900, 1, 903)
    assert (source, mark) == (f"7 | f({'x' * 86}…", f"  | {'^' * 88}")


@pytest.mark.parametrize("line", ["", "   "])
def test_where_there_is_no_line_none_is_shown(line: str) -> None:
    assert shown(line, 1) == []


def test_without_help_there_is_none() -> None:
    found = Finding("TG107", "what", Severity.WARNING)
    assert document("text", result("a.py", found)).splitlines()[:3] == [
        "a.py:1:1: TG107 what",
        "",
        PAGE,
    ]


def test_a_hundred_unguarded_jobs_are_a_hundred_lines() -> None:
    found = finding("no timeout guard", line=5, text='if __name__ == "__main__":')
    jobs = [f"{number}.py" for number in range(100)]
    report = RunSummary(
        Verbosity.NORMAL,
        apply_command=lambda *_: ("To guard them", "guard-codemod apply etl --timeout 1h"),
    )
    text = document("text", *(result(job, found) for job in jobs), report=report)
    assert text.splitlines() == [
        *(f"{job}:5:1: TG001 no timeout guard" for job in jobs),
        "",
        f"TG001 unguarded-job: {rules.page_of('TG001')}",
        "To guard them: guard-codemod apply etl --timeout 1h",
    ]


def test_the_same_help_is_given_once_and_another_beside_it() -> None:
    helps = ["mend it", "mend it", "or that", "mend it"]
    found = [Finding("TG107", "what", Severity.WARNING, help=help) for help in helps]
    kept = [result(f"{one.help}.py", one, outcome=Outcome.ALREADY_GUARDED) for one in found]
    assert document("text", *kept).splitlines()[-3:] == [PAGE, "  help: mend it", "  help: or that"]


def test_nothing_is_named_where_nothing_is_found() -> None:
    assert document("text", result("a.py")) == ""


@pytest.mark.parametrize("form", OUTPUT_FORMATS)
def test_only_what_people_read_is_painted(form: str) -> None:
    one = result("a.py", finding(text="f(x)"), outcome=Outcome.GUARDED)
    plain, painted = document(form, one), document(form, one, color=True)
    assert "\x1b" not in plain
    assert re.sub(r"\x1b\[[\d;]*m", "", painted) == plain
    assert (painted != plain) is not formatter(form).for_machines


def test_quiet_leaves_only_errors() -> None:
    warning = Finding("TG107", "what", Severity.WARNING)
    for form in ("text", "concise", "json", "github", "gitlab", "sarif"):
        quiet = document(
            form, result("a.py", finding(), warning), report=RunSummary(Verbosity.QUIET)
        )
        assert '"ruleId": "TG107"' not in quiet
        assert form == "sarif" or "TG107" not in quiet
