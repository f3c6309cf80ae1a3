"""A look at the text decides which statements are looked at: no way to spell a program may hide anything from it."""

from __future__ import annotations

import io
import tokenize
from collections import Counter
from pathlib import Path

import pytest
from helpers import HOUR, ROOT, hazards

from guard_codemod.engine import engine
from guard_codemod.files.source_file import SourceFile

MAIN = '\nif __name__ == "__main__":\n    main()\n'
HANGS = sorted((ROOT / "tests" / "hangs" / "jobs").glob("*.py"))


def _said(text: str) -> list[tuple[str, int]]:
    """Return the codes and lines of what may defeat the guard of the script *text*."""
    found = engine.guard(SourceFile("job.py", text.encode()), HOUR).before.findings
    return [(finding.code, finding.line) for finding in found if finding.code != "TG001"]


ENDLESS = "WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t) SELECT n FROM t"


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("import os as o\ndef main():\n    o.system('rsync')", ("TG104", 3)),
        ("import os\ndef main():\n    os . system('rsync')", ("TG104", 3)),
        ("import os\ndef main():\n    os.\\\n    system('rsync')", ("TG104", 3)),
        ("import os\ndef main():\n    (os\n     .system)('rsync')", ("TG104", 3)),
        ("import os\ndef main():\n    while (1,\n      os.system('rsync')): pass", ("TG104", 4)),
        (
            "import os\ndef main():\n    with (1,\n      os.system('rsync')): x = 1; y = 2",
            ("TG104", 4),
        ),
        (
            f"import sqlite3\nSQL = '''\n{ENDLESS}\n'''\ndef main():\n    cursor.execute(SQL)",
            ("TG104", 6),
        ),
        (
            f"import sqlite3\nSQL = '{ENDLESS.title()}'\ndef main():\n    cursor.execute(SQL)",
            ("TG104", 4),
        ),
        ("N = (\n    10**12\n)\ndef main():\n    sum(range(N))", ("TG104", 5)),
        ("def main():\n    sum(range(2\t** 40), **{})", ("TG104", 2)),
        ("import os\r\n\r\ndef main():\r\n    os.system('rsync')", ("TG104", 4)),
        ("import os\r\rdef main():\r    os.system('rsync')", ("TG104", 4)),
        (
            "import time\ndef main():\n    try:\n        x()\n    finally :\n        time.sleep(9999)",
            ("TG106", 6),
        ),
        (
            "import time\ndef main():\n    try:\n        x()\n    finally\\\n    :\n        time.sleep(9999)",
            ("TG106", 7),
        ),
        (
            "import os\ndef main():\n    os.\N{FULLWIDTH LATIN SMALL LETTER S}ystem('rsync')",
            ("TG104", 3),
        ),
        ("import os\ndef ﬁnd():\n    os.system('rsync')\ndef main():\n    ﬁnd()", ("TG104", 3)),
    ],
)
def test_no_spelling_hides_a_hazard(body: str, said: tuple[str, int]) -> None:
    assert _said(body + MAIN) == [said]


def _spaced(text: str) -> str:
    """Return *text* with blanks between its tokens, and without comments."""
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    return tokenize.untokenize(
        (kind, string) for kind, string, *_ in tokens if kind != tokenize.COMMENT
    )


def _hazards(text: str) -> Counter[tuple[str, int]]:
    return Counter((finding.code, finding.line) for finding in hazards(text))


@pytest.mark.parametrize("path", HANGS, ids=lambda path: path.name)
def test_blanks_between_its_tokens_hide_nothing_of_a_job(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert _hazards(_spaced(text)) == _hazards(text)
