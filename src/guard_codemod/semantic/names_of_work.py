"""What names suggest: that a function works for long."""

from __future__ import annotations

from functools import lru_cache

from guard_codemod.lazy import regex

_SOUNDS_LIKE_WORK = regex(
    r"(?:^|_|\b)(?:run|main|fetch|request|send|receive|download|upload|sync|connect"
    r"|process|publish|retry|wait|call|crawl|scrape|communicate|deploy|backup|restore|migrate"
    r"|transfer|work|handle|perform|poll)(?:_|$)"
)

_NO_WORK = regex(r"[A-Z_].*|loads|dumps|(?:get|to|is|has)_.*|.*_(?:args|event|handler)")
"""Last parts of names that only sound like work: factories and helpers of their own class."""

_CAMEL = regex(r"(?<=[a-z])(?=[A-Z])")


@lru_cache(maxsize=1000)
def sounds_like_work(name: str) -> bool:
    """Whether a function of the qualified *name* most likely works for long."""
    last = name.rpartition(".")[2]
    if _NO_WORK.fullmatch(last):
        return False
    return _SOUNDS_LIKE_WORK.search(_CAMEL.sub("_", last).lower()) is not None
