"""The oldest version of Python that a file runs on, as far as that is said."""

from __future__ import annotations

from guard_codemod.lazy import regex
from guard_codemod.model import OldestPython

_LOWER_BOUND = regex(r"(?:>=?|~=|===?|\^)\s*([23])\.(\d+)")
_METADATA = regex(r"(?m)^# /// script$\s(?:^#(?:| .*)$\s)*?^# requires-python *= *(.*)$")
_SHEBANG = regex(r"#!.*\bpython3\.(\d+)")


def lower_bound(specifiers: str) -> tuple[int, int] | None:
    """Return the oldest version that *specifiers* such as ``>=3.6,<4`` allow, None if unknown."""
    bounds = [(int(match[1]), int(match[2])) for match in _LOWER_BOUND.finditer(specifiers)]
    return max(bounds, default=None)


def oldest_python(content: str) -> OldestPython | None:
    """Return what the text *content* of a file says itself: in its first line, or by PEP 723."""
    metadata = _METADATA.search(content) if "requires-python" in content else None
    bound = lower_bound(metadata[1]) if metadata else None
    if bound:
        return OldestPython(bound, "requires-python")
    shebang = _SHEBANG.match(content)
    return OldestPython((3, int(shebang[1])), "the first line") if shebang else None
