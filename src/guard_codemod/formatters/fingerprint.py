"""What makes a finding the same one in the next run, wherever its line has moved."""

from __future__ import annotations

from collections import Counter

from guard_codemod.model import Finding


class Fingerprints:
    """Gives each finding of a run a fingerprint of its own.

    It is made of the file, the rule and the text of the line, not its number or indentation; what
    is the same in all of these is distinguished by its order.
    """

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def of(self, path: str, finding: Finding) -> str:
        """Return the fingerprint of the next *finding* in the file *path*, as hosts know it."""
        import hashlib  # not at the top: few formats need it

        key = "\0".join((path, finding.code, finding.text.strip()))
        digest = hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:32]
        self._seen[digest] += 1
        return f"{digest}:{self._seen[digest]}"
