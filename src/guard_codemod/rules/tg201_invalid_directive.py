"""TG201: a directive is unknown or malformed."""

from guard_codemod.rules.base import FailureRule


class InvalidDirective(FailureRule):
    """Reports comments for guard-codemod that are invalid."""

    summary = "unknown or malformed directive"
    why = "The intention of the comment is unclear, so the file is not changed."
    help = "correct or remove the comment"
    bad = "# guard-codemod: timout=2h\n"
    good = "# guard-codemod: timeout=2h\n"
