"""What names suggest: that a function works for long, or that something talks to a server."""

from __future__ import annotations

import ast
from functools import lru_cache

from guard_codemod.lazy import regex

_SOUNDS_LIKE_WORK = regex(
    r"(?:^|_|\b)(?:run|main|execute|fetch|request|send|receive|download|upload|sync|connect"
    r"|process|publish|retry|wait|call|crawl|scrape|communicate|deploy|backup|restore|migrate"
    r"|transfer|work|handle|perform|poll)(?:_|$)"
)

_TALKS = regex(
    r"(?:^|[._])(?:\w*client|conn\w*|\w*session|remote|\w*server|https?|socket|url|api|rpc|web"
    r"|s?ftp|ssh|i?map|smtp|mail|broker|cloud|cluster|database|db|service)(?=[._(]|$)"
)
_ADDRESS = regex(
    r"://|(?:\b|_)(?:url|uri|host|hostname|addr|address|server|endpoint|port|dsn|token|password|ip)"
    r"\w?\b"
)

_NO_WORK = regex(r"[A-Z_].*|loads|dumps|(?:to|is|has)_.*|.*_(?:args|event|handler)")
"""Last parts of names that only sound like work: factories and helpers of their own class."""

_CAMEL = regex(r"(?<=[a-z])(?=[A-Z])")


@lru_cache(maxsize=1000)
def sounds_like_work(name: str) -> bool:
    """Whether a function of the qualified *name* most likely works for long."""
    return not is_no_work(name) and _SOUNDS_LIKE_WORK.search(_words_of(name)) is not None


def is_no_work(name: str) -> bool:
    """Whether *name* is that of a class, a factory or a helper."""
    return _NO_WORK.fullmatch(name.rpartition(".")[2]) is not None


def sounds_like_client(name: str) -> bool:
    """Whether *name*, or what it is a method of, is called as a client or a server is."""
    return _TALKS.search(_words_of(".".join(name.split(".")[-3:]))) is not None


def has_an_address(call: ast.Call) -> bool:
    """Whether an argument of *call* is, or is called, an address or an account."""
    return any(_ADDRESS.search(ast.unparse(one).lower()) for one in (*call.args, *call.keywords))


def _words_of(name: str) -> str:
    return _CAMEL.sub("_", name).lower()
