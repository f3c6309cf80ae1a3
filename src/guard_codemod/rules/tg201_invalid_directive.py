"""TG201: a directive is unknown or malformed."""

from guard_codemod.rules.base import FailureRule


class InvalidDirective(FailureRule):
    """Reports comments for guard-codemod that it cannot read."""

    code = "TG201"
    name = "invalid-directive"
    summary = "unknown or malformed directive"
    why = "What the file's author wants is not known, so the file is left alone."
    help = "correct or remove the comment"
    bad = "# guard-codemod: timout=2h\n"
    good = "# guard-codemod: timeout=2h\n"
