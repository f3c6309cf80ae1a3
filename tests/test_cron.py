"""Cron expressions: what each dialect accepts, when it starts something, and how often."""

from __future__ import annotations

import contextlib
import random
from datetime import datetime, timedelta
from itertools import islice, pairwise

import pytest
from croniter import croniter
from cronsim import CronSim, CronSimError
from hypothesis import given
from hypothesis import strategies as st

from guard_codemod.schedules.cron import ROBFIG, SUPERCRONIC, VIXIE, Cron, Dialect, parse_cron

MINUTE, HOUR, DAY = 60, 3600, 86_400
START = datetime(2027, 1, 1)


def _starts(cron: Cron, count: int = 6) -> list[datetime]:
    return list(islice(cron.starts(START), count))


@pytest.mark.parametrize(
    ("expression", "gap"),
    [
        ("*/15 * * * *", 15 * MINUTE),
        ("0,5,10,15,20,25,30,35,41,45,50,55 * * * *", 4 * MINUTE),
        ("*/45 * * * *", 15 * MINUTE),
        ("0 1,12 * * *", 11 * HOUR),
        ("05 22 * * *", DAY),
        ("0 7-19/2 * * *", 2 * HOUR),
        ("0 5 1 * *", 28 * DAY),
        ("0 13 * * 1-5", DAY),
        ("0 9 * * 5", 7 * DAY),
        ("0 0 * * 7", 7 * DAY),
        ("0 0 * * 0,7", 7 * DAY),
        ("0 0 * * 5-7", DAY),
        ("0 0 1 1 *", 365 * DAY),
        ("0 0 29 2 *", 1461 * DAY),
        ("0 0 13 * 5", DAY),
        ("0 0 1-31 * 1", DAY),
        ("0 0 27-27/3 * *", 28 * DAY),
        ("0~59 * * * *", HOUR),
        ("23 0~7 * * *", DAY),
        ("0 0 1 JAN-mar Mon", DAY),
        ("@hourly", HOUR),
        ("@weekly", 7 * DAY),
        ("@Annually", 365 * DAY),
    ],
)
def test_shortest_gap_of_a_crontab(expression: str, gap: float) -> None:
    cron = parse_cron(expression)
    assert cron.shortest_gap == gap
    assert not cron.never
    assert not cron.oddities


@pytest.mark.parametrize(
    ("expression", "days"),
    [
        ("0 0 13 * 5", ["8", "13", "15", "22"]),  # the 13th or Friday
        ("0 0 */2 * 1", ["11", "25", "1", "15"]),  # odd days that are Mondays
        ("0 0 1,*/10 * 1", ["4", "11", "18", "21"]),  # does not begin with a star: either
        ("0 0 * * 1-7/2", ["3", "4", "6", "8"]),  # Monday, Wednesday, Friday, Sunday
    ],
)
def test_days_of_a_crontab(expression: str, days: list[str]) -> None:
    assert [str(start.day) for start in _starts(parse_cron(expression), 4)] == days


@pytest.mark.parametrize(
    "expression",
    [
        "",
        "* * * *",
        "* * * * * *",
        "60 * * * *",
        "0 24 * * *",
        "* * 0 * *",
        "* * * 13 *",
        "* * * * 8",
        "5/15 * * * *",
        "*/0 * * * *",
        "* * * foo *",
        "mon * * * *",
        "? * * * *",
        "1,,2 * * * *",
        "1- * * * *",
        "-1 * * * *",
        "*/5/5 * * * *",
        "L * * * *",
        "٣ * * * *",
        "* * 15W * *",
        "* * * * 5#2",
        "@often",
        "9" * 10_000 + " * * * *",
    ],
)
def test_what_a_crontab_does_not_accept(expression: str) -> None:
    with pytest.raises(ValueError, match=": give "):
        parse_cron(expression)


@pytest.mark.parametrize(
    "expression", ["0 0 30 2 *", "0 0 31 4,6 *", "0 0 * * fri-mon", "20-19 * * * *"]
)
def test_what_never_starts_anything(expression: str) -> None:
    cron = parse_cron(expression)
    assert cron.shortest_gap is None
    assert cron.never
    assert not _starts(cron)


@pytest.mark.parametrize(
    ("expression", "says"),
    [
        ("* 0 * * *", "60 times an hour"),
        ("* */12 * * *", "60 times an hour"),
        ("*/90 * * * *", "0 only"),
        ("0 */36 * * *", "0 only"),
    ],
)
def test_what_was_hardly_meant(expression: str, says: str) -> None:
    cron = parse_cron(expression)
    assert not cron.never
    (oddity,) = cron.oddities
    assert says in oddity


@pytest.mark.parametrize(
    "expression", ["* 8-18 * * *", "* * * * *", "*/60 * * * *", "0 0 31 2 1", "* 0-1 * * *"]
)
def test_what_is_not_odd(expression: str) -> None:
    assert not parse_cron(expression).oddities


@pytest.mark.parametrize(
    ("expression", "dialect", "gap"),
    [
        ("5/15 * * * *", ROBFIG, 15 * MINUTE),
        ("? * * * ?", ROBFIG, MINUTE),
        ("0 0 10 * */2", ROBFIG, DAY),  # a star with a step restricts: either day
        ("0 0 10 * */2", SUPERCRONIC, DAY),
        ("*/5 * * * * * *", SUPERCRONIC, 5),
        ("*/5 * * * * *", SUPERCRONIC, 5 * MINUTE),  # the sixth field is the year
        ("0 0 * * 7", SUPERCRONIC, 7 * DAY),
    ],
)
def test_other_dialects(expression: str, dialect: Dialect, gap: float) -> None:
    assert parse_cron(expression, dialect).shortest_gap == gap


@pytest.mark.parametrize(
    "expression", ["0 0 * * 7", "0 0 * * fri-mon", "0~9 * * * *", "0 0 * * * *"]
)
def test_what_kubernetes_does_not_accept(expression: str) -> None:
    with pytest.raises(ValueError, match=": "):
        parse_cron(expression, ROBFIG)


def _field(low: int, high: int, chance: random.Random) -> str:
    def item() -> str:
        first, last = sorted(chance.choices(range(low, high + 1), k=2))
        step = chance.randint(1, high)
        # cronsim takes N-N/n for N-max/n, and croniter N-N for all.
        ranged = f"{first}-{last}" if first < last else str(first)
        stepped = f"{ranged}/{step}" if first < last else ranged
        return chance.choice([str(first), str(first), ranged, stepped, f"*/{step}", "*"])

    return ",".join(item() for _ in range(chance.choice([1, 1, 1, 2, 3])))


def _expressions(count: int) -> list[str]:
    chance = random.Random(20_271)
    bounds = [(0, 59), (0, 23), (1, 31), (1, 12), (0, 7)]
    return [" ".join(_field(*bound, chance) for bound in bounds) for _ in range(count)]


@pytest.mark.slow
def test_random_expressions_are_those_of_cronsim() -> None:
    compared = 0
    for expression in _expressions(2000):
        ours = parse_cron(expression)
        try:
            expected = list(islice(CronSim(expression, START), 4))
        except CronSimError:
            assert ours.never, expression
            continue
        assert _starts(ours, 4) == expected, expression
        compared += 1
    assert compared > 1900


@pytest.mark.slow
def test_random_expressions_are_those_of_croniter() -> None:
    # croniter takes a day field with a star anywhere in its list for a star; for cron it must begin with one.
    expressions = [one for one in _expressions(600) if ",*" not in one]
    assert len(expressions) > 200
    for expression in expressions:
        ours = parse_cron(expression)
        theirs = croniter(expression, START, implement_cron_bug=True)
        assert _starts(ours, 3) == [theirs.get_next(datetime) for _ in range(3)], expression


def test_the_shortest_gap_is_the_shortest_of_many_starts() -> None:
    for expression in _expressions(60):
        cron = parse_cron(expression)
        starts = cron.starts(datetime(2026, 12, 31, 23, 59, 59))
        until = datetime(2029, 1, 1)
        seen = [start for start in islice(starts, 3000) if start < until]
        if len(seen) > 1:
            gaps = [later - sooner for sooner, later in pairwise(seen)]
            found = timedelta(seconds=cron.shortest_gap or 0)
            assert found == min(gaps) if len(seen) < 3000 else found <= min(gaps), expression


@given(st.text(max_size=40), st.sampled_from([VIXIE, ROBFIG, SUPERCRONIC]))
def test_no_text_raises_anything_else(text: str, dialect: Dialect) -> None:
    with contextlib.suppress(ValueError):
        cron = parse_cron(text, dialect)
        assert cron.never or cron.shortest_gap
