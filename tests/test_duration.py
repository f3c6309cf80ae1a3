"""``"1h30m"`` to seconds, and what is refused."""

from __future__ import annotations

import re

import pytest
from helpers import JOB
from hypothesis import given
from hypothesis import strategies as st

from guard_codemod.config.settings import Settings
from guard_codemod.duration import MAX_SECONDS, format_duration, parse_duration
from guard_codemod.engine import engine
from guard_codemod.files.source_file import SourceFile

UNITS = {"d": 86_400, "h": 3_600, "m": 60, "s": 1}


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("3600", 3600),
        ("1", 1),
        ("007", 7),
        ("90s", 90),
        ("15m", 900),
        ("1h", 3600),
        ("2d", 172_800),
        ("1h30m", 5400),
        ("1d2h3m4s", 93_784),
        ("1d1s", 86_401),
        ("0h5m", 300),
        ("90m", 5400),
        ("1H30M", 5400),
        (" 15m ", 900),
        ("2147483647", MAX_SECONDS),
        ("24855d3h14m7s", MAX_SECONDS),
        ("0" * 5000 + "5", 5),
    ],
)
def test_whole_seconds_and_units(text: str, seconds: int) -> None:
    assert parse_duration(text) == seconds


@pytest.mark.parametrize(
    ("text", "gist"),
    [
        ("0", "which is no limit"),
        ("0s", "which is no limit"),
        ("0d0h", "which is no limit"),
        ("000", "which is no limit"),
        ("-1", "is negative"),
        ("-1h", "is negative"),
        ("-0.5", "is negative"),
        ("1.5", "is fractional"),
        ("1.0", "is fractional"),
        (".5", "is fractional"),
        ("5.", "is fractional"),
        ("1.5h", "is fractional"),
        ("1.5h30m", "is fractional"),
        ("1h0.5m", "is fractional"),
        ("2147483648", "more than signal.alarm() takes"),
        ("24856d", "more than signal.alarm() takes"),
        ("9" * 5000, "more than signal.alarm() takes"),
        ("9" * 5000 + "h", "more than signal.alarm() takes"),
        ("", "is not a duration"),
        (" ", "is not a duration"),
        (".", "is not a duration"),
        ("h", "is not a duration"),
        ("soon", "is not a duration"),
        ("1e3", "is not a duration"),
        ("1_000", "is not a duration"),
        ("+5", "is not a duration"),
        ("0x10", "is not a duration"),
        ("inf", "is not a duration"),
        ("nan", "is not a duration"),
        ("1h 30m", "is not a duration"),
        ("5 m", "is not a duration"),
        ("30m1h", "from large to small"),
        ("1h1h", "from large to small"),
        ("1h30", "is not a duration"),
        ("2w", "is not a duration"),
        ("10ms", "is not a duration"),
        ("1:30", "is not a duration"),
        ("1,5h", "is not a duration"),
        ("\N{FULLWIDTH DIGIT THREE}", "is not a duration"),
        ("\N{SUPERSCRIPT TWO}", "is not a duration"),
        ("1\x00", "is not a duration"),
    ],
)
def test_refusals_say_why(text: str, gist: str) -> None:
    with pytest.raises(ValueError, match=re.escape(gist)) as caught:
        parse_duration(text)
    assert repr(text) in str(caught.value)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "0s"),
        (1, "1s"),
        (1.5, "1.5s"),
        (0.1, "0.1s"),
        (-5, "-5s"),
        (60.0, "1m"),
        (61.5, "1m1.5s"),
        (7200, "2h"),
        (2_592_000, "30d"),
        (2_592_001, "30d1s"),
    ],
)
def test_a_limit_in_a_sentence(seconds: float, words: str) -> None:
    assert format_duration(seconds) == words


def test_a_limit_is_shown_with_all_of_its_digits() -> None:
    guarded = (
        engine.guard(SourceFile("job.py", JOB.encode()), Settings(timeout=2_592_001)).new or b""
    )
    result = engine.check(SourceFile("job.py", guarded), Settings(max_timeout=1))
    assert result.before.reason == "the alarm is armed on line 14 for 30d1s"
    assert [one.message for one in result.before.findings] == [
        "the limit of 30d1s is above max-timeout, which is 1s"
    ]


@given(st.fixed_dictionaries({}, optional={unit: st.integers(0, 20_000) for unit in UNITS}))
def test_any_combination_is_the_sum(counts: dict[str, int]) -> None:
    text = "".join(f"{counts[unit]}{unit}" for unit in UNITS if unit in counts)
    total = sum(count * UNITS[unit] for unit, count in counts.items())
    if 0 < total <= MAX_SECONDS:
        assert parse_duration(text) == parse_duration(str(total)) == total
    else:
        with pytest.raises(ValueError, match=r"duration|limit|takes"):
            parse_duration(text)


@given(st.text())
def test_any_text_is_a_limit_that_alarm_takes_or_refused(text: str) -> None:
    try:
        seconds = parse_duration(text)
    except ValueError:
        return
    assert 1 <= seconds <= MAX_SECONDS
