"""TG901: a file cannot be parsed."""

from guard_codemod.rules.base import FailureRule


class NotParsable(FailureRule):
    """Reports files that are not valid Python 3."""

    summary = "file that cannot be parsed"
    why = (
        "Python cannot run a file that it cannot parse or compile, so nothing can be said about"
        " it. A job that is written for Python 2 is reported too, even if Python 3 can parse it."
    )
    help = "correct the file or port it to Python 3, or exclude it with --extend-exclude"
    bad = "def main(:\n    work()\n"
    good = "def main():\n    work()\n"
