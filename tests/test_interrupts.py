"""What asks the program to stop, and how it is put off."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from external_tools import ran
from helpers import ROOT

from guard_codemod.files.interrupts import Interrupted, defer, handle_signals, raise_pending

ALL = [
    (signal.SIGINT, "interrupted", 130),
    (signal.SIGTERM, "terminated", 143),
    (signal.SIGHUP, "hung up", 129),
]
NUMBERS = [number for number, _, _ in ALL]


@pytest.fixture(autouse=True)
def _handlers_as_in_a_new_process() -> Iterator[None]:
    before = [(number, signal.getsignal(number)) for number in NUMBERS]
    for number in NUMBERS:
        signal.signal(number, signal.SIG_DFL)
    yield
    for number, handler in before:
        signal.signal(number, handler)


@pytest.mark.parametrize(("number", "word", "code"), ALL)
def test_a_signal_stops(number: signal.Signals, word: str, code: int) -> None:
    with pytest.raises(Interrupted) as raised, handle_signals():
        signal.raise_signal(number)
    assert (str(raised.value), raised.value.exit_code) == (word, code)
    assert [signal.getsignal(number) for number in NUMBERS] == [signal.SIG_DFL] * 3


@pytest.mark.parametrize("number", NUMBERS)
def test_a_signal_that_is_ignored_stays_so(number: signal.Signals) -> None:
    signal.signal(number, signal.SIG_IGN)
    with handle_signals():
        signal.raise_signal(number)
        raise_pending()
    assert signal.getsignal(number) is signal.SIG_IGN


def test_a_signal_is_put_off_until_it_is_delivered() -> None:
    with handle_signals():
        with defer():
            signal.raise_signal(signal.SIGHUP)
        with pytest.raises(Interrupted, match="hung up"):
            raise_pending()


def test_the_next_signal_does_not_wait_for_one_that_was_put_off() -> None:
    with handle_signals():
        with defer():
            signal.raise_signal(signal.SIGHUP)
        with pytest.raises(Interrupted, match="terminated"):
            signal.raise_signal(signal.SIGTERM)


def test_an_exception_that_was_lost_is_raised_again() -> None:
    with handle_signals():
        with pytest.raises(Interrupted):
            signal.raise_signal(signal.SIGTERM)
        with pytest.raises(Interrupted, match="terminated"):
            raise_pending()


def test_what_was_asked_of_an_earlier_run_is_forgotten() -> None:
    with pytest.raises(Interrupted), handle_signals():
        signal.raise_signal(signal.SIGTERM)
    raise_pending()


UNDER_NOHUP = """\
import os, signal, sys
for number in (signal.SIGHUP, signal.SIGINT):
    signal.signal(number, signal.SIG_IGN)
os.execv(sys.executable, [sys.executable, "-m", "pytest", *sys.argv[1:]])
"""


@pytest.mark.slow
def test_a_test_passes_where_signals_are_ignored_as_under_nohup(tmp_path: Path) -> None:
    test = ROOT / "tests" / "test_cli.py::test_a_hangup_ends_a_run_whose_terminal_is_gone"
    options = ("-q", "-n", "0", "-p", "no:cacheprovider", f"--basetemp={tmp_path / 'inner'}")
    said = ran([sys.executable, "-c", UNDER_NOHUP, *options, test], ROOT).stdout
    assert "1 passed" in said
