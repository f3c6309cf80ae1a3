"""What a file says about itself in comments."""

from guard_codemod.rules.base import Rule


class BadDirective(Rule):
    """TG201: unknown or malformed directive."""

    code = "TG201"
    name = "bad-directive"
    advice = "correct it, or remove it"
    summary = "unknown or malformed directive"
    why = "It is not known what is wanted for the file, and so it is left alone."
