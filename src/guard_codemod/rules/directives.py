"""What a file says about itself in comments."""

from guard_codemod.model import Severity
from guard_codemod.rules.base import FailureRule, Rule


class BadDirective(FailureRule):
    """TG201: unknown or malformed directive."""

    code = "TG201"
    name = "bad-directive"
    advice = "correct it, or remove it"
    summary = "unknown or malformed directive"
    why = "It is not known what is wanted for the file, and so it is left alone."
    bad = "# guard-codemod: timout=2h\n"
    good = "# guard-codemod: timeout=2h\n"


class UnusedIgnore(Rule):
    """TG202: a directive that silences nothing."""

    code = "TG202"
    name = "unused-ignore"
    advice = "remove it"
    summary = "directive that silences nothing"
    why = "What it was for is gone, or was never there; one day it would silence something new."
    severity = Severity.WARNING
    bad = """\
if __name__ == "__main__":  # guard-codemod: ignore[TG001, TG009] ends by itself
    print("working")
"""
    good = """\
if __name__ == "__main__":  # guard-codemod: ignore[TG001] ends by itself
    print("working")
"""
