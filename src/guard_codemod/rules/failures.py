"""Files of which nothing can be said."""

from guard_codemod.rules.base import Rule


class NotParsable(Rule):
    """TG901: not parsable."""

    code = "TG901"
    summary = "not parsable"
    why = "What Python cannot parse, it cannot run, and nothing can be said about it."


class NotReadable(Rule):
    """TG902: not readable or not decodable."""

    code = "TG902"
    summary = "not readable or not decodable"
    why = "The file is missing, may not be read, or its bytes are not in the encoding that it declares."


class NotWritable(Rule):
    """TG903: not writable."""

    code = "TG903"
    summary = "not writable"
    why = "The guarded text is ready but could not be put in the file's place, which is as it was."


class NotVerified(Rule):
    """TG904: the rewritten text did not pass verification."""

    code = "TG904"
    summary = "the rewritten text did not pass verification"
    why = "Rather than to risk a damaged file, it is left as it was. Please report it as a bug."


class InternalError(Rule):
    """TG905: guard-codemod itself failed."""

    code = "TG905"
    summary = "guard-codemod itself failed"
    why = "Nothing is known of this file, and it is left as it was. Please report it as a bug."


class BadConfiguration(Rule):
    """TG906: configuration that cannot be used."""

    code = "TG906"
    summary = "configuration that cannot be used"
    why = "It is not known what is wanted for the files below it, and so they are left alone."


class NoTimeout(Rule):
    """TG907: job without a timeout to guard it with."""

    code = "TG907"
    summary = "no timeout is set for a job that is to be guarded"
    why = "How long a job may take is for its owner to say; there is no default that would be right."
