"""Files of which nothing can be said."""

from guard_codemod.rules.base import FailureRule


class NotParsable(FailureRule):
    """TG901: not parsable."""

    code = "TG901"
    name = "not-parsable"
    advice = "correct it, or leave it out with --extend-exclude"
    summary = "not parsable"
    why = (
        "What Python cannot parse or compile, it cannot run, and nothing can be said about it. Nor can"
        " it run a job that is written for Python 2, even where it can parse it."
    )
    bad = "def main(:\n    work()\n"
    good = "def main():\n    work()\n"


class NotReadable(FailureRule):
    """TG902: not readable or not decodable."""

    code = "TG902"
    name = "not-readable"
    advice = (
        "see to it that it is there and can be read as text, or leave it out with --extend-exclude"
    )
    summary = "not readable or not decodable"
    why = "The file is missing, may not be read, or its bytes are not in the encoding that it declares."
    bad = "# coding: no-such-encoding\nmain()\n"
    good = "# coding: utf-8\nmain()\n"


class NotWritable(FailureRule):
    """TG903: not writable."""

    code = "TG903"
    name = "not-writable"
    advice = "see to it that the file and its folder can be written"
    summary = "not writable"
    why = "The guarded text is ready but could not be put in the file's place, which is as it was."
    unexemplified = "It is about where the file is, not about what it holds."


class NotVerified(FailureRule):
    """TG904: the rewritten text did not pass verification."""

    code = "TG904"
    name = "not-verified"
    advice = "guard it by hand, and report it"
    summary = "the rewritten text did not pass verification"
    why = "Rather than to risk a damaged file, it is left as it was. Please report it as a bug."
    unexemplified = "It is a defect of guard-codemod: no file is known that has it."


class InternalError(FailureRule):
    """TG905: guard-codemod itself failed."""

    code = "TG905"
    name = "internal-error"
    advice = "report it"
    summary = "guard-codemod itself failed"
    why = "Nothing is known of this file, and it is left as it was. Please report it as a bug."
    unexemplified = "It is a defect of guard-codemod: no file is known that has it."


class BadConfiguration(FailureRule):
    """TG906: configuration that cannot be used."""

    code = "TG906"
    name = "bad-configuration"
    advice = "correct the configuration that the message names"
    summary = "configuration that cannot be used"
    why = "It is not known what is wanted for the files below it, and so they are left alone."
    unexemplified = "It is about the configuration, not about the files below it."


class NoTimeout(FailureRule):
    """TG907: job without a timeout to guard it with."""

    code = "TG907"
    name = "no-timeout"
    advice = "set a timeout: --timeout, the configuration, or a comment in the file"
    summary = "no timeout is set for a job that is to be guarded"
    why = (
        "How long a job may take is for its owner to say; there is no default that would be right."
    )
    unexemplified = "It is about what is missing from the settings: any job will do."
