"""Scripts, put together from what scripts consist of; for property tests.

In the fragments a tab stands for one level of indentation, and WORD for some text that is not ASCII.
"""

from __future__ import annotations

import codecs
import itertools
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from guard_codemod.config.settings import Settings
from guard_codemod.guards.actions import actions
from guard_codemod.guards.actions.base import TimeoutAction
from guard_codemod.guards.spec import DEFAULT_MESSAGE, GuardOptions

SHEBANGS = (
    "",
    "",
    "#!/usr/bin/env python3",
    "#!/usr/bin/python -u",
    "#!/usr/bin/env -S uv run --script",
)
COOKIES = {
    "utf-8": ("", "", "# -*- coding: utf-8 -*-", "# vim: set fileencoding=utf-8 :"),
    "latin-1": ("# -*- coding: latin-1 -*-", "# coding=iso-8859-1"),
    "cp1252": ("# coding: cp1252",),
    "koi8-r": ("# -*- coding: koi8-r -*-",),
    "shift_jis": ("# coding: shift_jis",),
    "gb18030": ("# coding: gb18030",),
}
WORDS = {
    "utf-8": "été 日本 🙂 ̈",
    "latin-1": "été ÿ £",
    "cp1252": "été € ”",
    "koi8-r": "привет",
    "shift_jis": "日本 表 ソ",
    "gb18030": "中文 é",
}
COMMENTS = (
    "# Copyright 2020 The Authors\n# All rights reserved.",
    "#",
    "# WORD",
    "\n# import signal",
    "# /// script\n# dependencies = []\n# ///",
    "#: signal.alarm(3)",
    "#!not a shebang",
    "\f",
    "",
    "\n\n",
    "\t# astray",
    "# fmt: off",
)
DOCSTRINGS = (
    "",
    '"""Do it."""',
    '"""Do it.\n\nWORD\n\nif __name__ == \'__main__\':\n    main()\n"""',
    "'WORD'",
    "r'''raw\\''' # after",
    '"a" "b"',
    '("in"\n " brackets")',
    '"one"; "two"',
    '"docstring"; import os',
    'b"bytes"',
    '"a" \\\n"b"',
    '"""x\f"""',
    "u'old'",
    'f"no docstring {1}"',
)
FUTURES = (
    "",
    "",
    "from __future__ import annotations",
    "from __future__ import (\n    print_function,  # WORD\n    division,\n)",
    "from __future__ import annotations; import os",
    "from __future__ import annotations\nfrom __future__ import division",
    "from __future__ import annotations # now",
    "from __future__ import \\\n    annotations",
    "from __future__ import annotations;",
)
IMPORTS = (
    "import os",
    "import sys, re",
    "import os.path as p",
    "from os import (\n\tpath,\n\tsep,\n)",
    "import os; print(1)",
    "import os; import sys;",
    "try:\n\timport simplejson as json\nexcept ImportError:\n\timport json",
    "try: import signal\nexcept ImportError: signal = None",
    "if TYPE_CHECKING:\n\timport signal",
    "from typing import TYPE_CHECKING",
    "import signal",
    "import signal as sig",
    "import signal, os",
    "import os, signal as signal",
    "from signal import signal",
    "from signal import signal, alarm as set_alarm",
    "from scipy import signal",
    "import scipy.signal",
    "from . import signal",
    "from os import *",
    "from signal import *",
    "import \\\n    os",
    "import os  # WORD",
    "from collections import (abc as a,\n\n    deque)",
    "import builtins",
    "from time import (  # why\n\tsleep\n)",
    "with suppress(ImportError):\n\timport yaml",
    "import zlib\n\n\nimport abc",
)
DEFINITIONS = (
    "def main():\n\tprint('WORD')",
    "def main(): return 0",
    "def main() -> None:\n\t'''Run.'''\n\tpass",
    "async def main(argv: list = ()) -> int:\n\tawait x()",
    "@decorated\n@again(1,\n2)\ndef f(a, *b, c=3, **d):\n\treturn a",
    "class Signal(Exception):\n\tx = 1\n\n\tdef alarm(self):\n\t\treturn self.x",
    "def signal():\n\tpass",
    "def timeout_handler(*_):\n\tpass",
    "class TimeoutError(Exception): pass",
    "def f():\n\tglobal signal, TimeoutError\n\tsignal = 1",
    "def f():\n\timport signal\n\tsignal.alarm(3)\n\tsignal.alarm(0)",
    "def f():\n\tdef g():\n\t\tdef h():\n\t\t\treturn '''\n\tx\n'''\n\t\treturn h\n\treturn g",
    "lock = lambda: None",
    "if sys.version_info < (3,):\n\trange = xrange\nelse:\n\tunicode = str",
)
EFFECTS = (
    "X = 1",
    "x: int = 1",
    "signal = 3",
    "TimeoutError = OSError",
    "for timeout_handler in (): pass",
    "for signal in range(3):\n\tprint(signal)",
    "print('WORD')",
    "print('a'); print('b')",
    "x = '''\nif __name__ == \"__main__\":\n\tpass\n'''",
    "x = [\n  1,\n# inside\n]",
    "sys.path.insert(0, '.')",
    "main()",
    "sys.exit(main())",
    "raise SystemExit(main())",
    "args = argparse.ArgumentParser().parse_args()",
    "while True:\n\ttime.sleep(1)\nelse:\n\tpass",
    "with open('x') as f: print(f)",
    "if x: pass",
    "if x:\n\tpass\nelif y:\n\tpass\n# between\nelse:\n\tpass",
    "@property\ndef p(self): ...",
    "del X",
    "assert True, 'WORD'",
    "logging.basicConfig()",
    "x = 1 ; \\\n  y = 2",
    "x = (1 if __name__ == '__main__' else 2)",
    "match x:\n\tcase 1:\n\t\tpass\n\tcase signal:\n\t\tpass",
    "import late",
    "...",
    "'a string'",
    "lambda: (yield)",
    "x = yield_ = 1\\\n",
)
BODIES = (
    "main()",
    "pass",
    "...",
    "'a string'",
    '"""A docstring."""\n\nmain()',
    '"a"; main()',
    "# WORD\nmain()",
    "# a\n\n# b\nmain()",
    "\n\nmain()",
    "\n# a\n\nmain()",
    "import os\nfrom sys import exit\nexit(main())",
    "import signal\nmain()",
    "sys.exit(main())",
    "x = '''\n'''\nmain(x)",
    "if x:\n\tmain()\nelse:\n\tmain() # WORD",
    "try:\n\tmain()\nexcept KeyboardInterrupt:\n\tpass\nfinally:\n\tpass",
    "for x in y:\n\tmain()\n\n\n# at the end",
    "def g():\n\tpass\n\ng()",
    "@d\ndef g():\n\tpass\nmain()",
    "class A:\n\tpass\nmain()",
    "main(); main();",
    "main()  # WORD",
    "main(\n1,\n    2)",
    "with a, \\\n  b:\n\tmain()",
    "unittest.main()",
    "app.run(debug=True)",
    "signal.signal(signal.SIGALRM, f)\nsignal.alarm(5)\nmain()",
    "signal.alarm(0)\nmain()",
    "async def g():\n\tpass\nasyncio.run(g())",
    "global signal\nsignal = 1",
    "timeout_handler = main\ntimeout_handler()",
    "main()\n# after\n\n",
    "# a\nmain()\n\t# deeper\n# back",
    "while 1:\n\tif 2:\n\t\twhile 3:\n\t\t\tif 4:\n\t\t\t\tmain()",
)
ONE_LINERS = (
    "main()",
    "pass",
    "main();",
    "main(); print(2)",
    "'x'",
    "main(1,\n 2)",
    "x = 1 # WORD",
    "...",
)
TESTS = (
    "__name__ == '__main__'",
    '__name__ == "__main__"',
    "'__main__' == __name__",
    "(__name__ == '__main__')",
    "((__name__)\n  == '__main__')",
    "(\n    # WORD\n    __name__ == '__main__'\n)",
    "__name__ == \\\n    '__main__'",
    "__name__=='__main__'",
    "__name__ is '__main__'",
    "not __name__ != '__main__'",
    "__name__ == '__main__' and x",
    "x and (y or z) and __name__ == '__main__'",
    "__name__ == '__main__' or x",
    "x or __name__ == '__main__'",
    "x or (__name__ == '__main__' and y)",
    "__name__ in ('__main__', 'job')",
    "__name__ in ['__main__']",
    "__name__ in {'__main__', x}",
    "'__main__' in __name__",
    "__name__ == '__main__' == x",
    "__name__.endswith('__main__')",
    "(lambda: __name__ == '__main__')()",
    "__name__ == '__main__' if x else y",
    "__name__ == '__ma' 'in__'",
)
NOT_TESTS = (
    "__name__ != '__main__'",
    "not __name__ == '__main__'",
    "__name__ not in ('__main__',)",
    "'__main__' != __name__",
)
HEADER_COMMENTS = ("", "", "  # pragma: no cover", " # WORD", " ")
EXPRESSIONS = (
    "main() if __name__ == '__main__' else None",
    "None if __name__ != '__main__' else main()",
    "__name__ == '__main__' and main()",
    "__name__ != '__main__' or main()",
    "(main()\n if __name__ == '__main__'\n else None)",
    "match __name__:\n\tcase '__main__':\n\t\tmain()",
    "while __name__ == '__main__':\n\tmain()",
    "assert __name__ != '__main__', main()",
)
WRAPPERS = (
    "try:\n{}\nexcept ValueError:\n\tpass",
    "try:\n\tpass\nfinally:\n{}",
    "if x:\n{}",
    "if x:\n\tpass\nelse:\n{}",
    "with x:\n{}",
    "with x as y, \\\n\tz:\n\tpass\n{}\n\tprint(y)",
    "def main():\n{}\n\nmain()",
    "class A:\n{}",
    "for x in y:\n{}",
    "if x:\n\tif y:\n\t\tpass\n{}",
)
INDENTS = ("    ", "    ", "    ", "\t", "  ", "   ", "     ", "        ", " ", "\t\t", "    \t")
NEWLINES = ("\n", "\n", "\n", "\r\n", "\r\n", "\r")


def indented(text: str) -> str:
    """Return *text* one level deeper."""
    return "\n".join(f"\t{line}" if line else line for line in text.split("\n"))


@st.composite
def if_blocks(draw: st.DrawFn) -> str:
    """A main block that is an ``if`` statement."""
    body = draw(st.sampled_from(BODIES))
    comment = draw(st.sampled_from(HEADER_COMMENTS))
    header = f"if {draw(st.sampled_from(TESTS))}:{comment}"
    blank = draw(st.sampled_from(("", "", "\n", "\n\n")))
    match draw(st.integers(0, 7)):
        case 0:
            return (
                f"if {draw(st.sampled_from(TESTS))}: {draw(st.sampled_from(ONE_LINERS))}{comment}"
            )
        case 1:
            return f"if {draw(st.sampled_from(NOT_TESTS))}:\n\tpass\nelse:{comment}\n{blank}{indented(body)}"
        case 2:
            return f"if x:\n\tpass\nel{header}\n{blank}{indented(body)}\nelse:\n\tpass"
        case 3:
            return f"{header}\n{blank}{indented(body)}\nelse:{comment}\n\tpass"
        case 4:
            return f"if {draw(st.sampled_from(NOT_TESTS))}: pass\nelse: {draw(st.sampled_from(ONE_LINERS))}"
        case _:
            return f"{header}\n{blank}{indented(body)}"


@st.composite
def main_blocks(draw: st.DrawFn) -> str:
    """A main block, in all of its spellings."""
    block = draw(if_blocks())
    match draw(st.integers(0, 7)):
        case 0:
            return draw(st.sampled_from(EXPRESSIONS))
        case 1:
            return draw(st.sampled_from(WRAPPERS)).format(indented(block))
        case 2:
            return f"{block}\n\n{draw(if_blocks())}"
        case _:
            return block


def _fragments(choices: Sequence[str], most: int) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(choices), max_size=most)


@st.composite
def scripts(draw: st.DrawFn) -> bytes:
    """A whole script, as bytes."""
    encoding = draw(st.sampled_from((*["utf-8"] * 6, *COOKIES)))
    rare = st.sampled_from((False, False, False, True))
    parts = [
        draw(st.sampled_from(SHEBANGS)),
        draw(st.sampled_from(COOKIES[encoding])),
        *draw(_fragments(COMMENTS, 2)),
        draw(st.sampled_from(DOCSTRINGS)),
        *draw(_fragments(COMMENTS, 1)),
        draw(st.sampled_from(FUTURES)),
    ]
    parts = [part for part in parts if part]
    body = [
        *draw(_fragments((*IMPORTS, *COMMENTS), 4)),
        *draw(_fragments((*DEFINITIONS, *EFFECTS, *COMMENTS), 4)),
        *([draw(main_blocks())] if draw(st.integers(0, 5)) else []),
        *(draw(_fragments((*DEFINITIONS, *EFFECTS, *COMMENTS), 2)) if draw(rare) else []),
    ]
    spaced = draw(st.booleans())
    text = "\n".join([*parts, *(f"\n{part}" if spaced else part for part in body)])
    text = text.replace("WORD", WORDS[encoding].replace(" ", draw(st.sampled_from((" ", "")))))
    indent = draw(st.sampled_from(INDENTS))
    text = re.sub(r"^\t+", lambda tabs: indent * len(tabs[0]), text, flags=re.MULTILINE)
    if draw(st.integers(0, 9)):
        text += "\n"
    if draw(rare) and draw(rare):
        mixed = itertools.cycle(draw(st.lists(st.sampled_from(NEWLINES), min_size=2, max_size=5)))
        text = re.sub("\n", lambda _: next(mixed), text)
    else:
        text = text.replace("\n", draw(st.sampled_from(NEWLINES)))
    bom = encoding == "utf-8" and draw(rare)
    return (codecs.BOM_UTF8 if bom else b"") + text.encode(encoding, "ignore")


_COMMON: dict[str, st.SearchStrategy[Any]] = {
    "kill_after": st.none() | st.integers(1, 10**6),
    "timeout_env": st.none()
    | st.sampled_from(["T", "A_VERY_LONG_NAME_OF_AN_ENVIRONMENT_VARIABLE"]),
    "portable": st.booleans(),
}
CHANNELS = st.sampled_from(
    ["#alerts", "C0123456789", "#日本語", 'it\'s "{quoted}"', "#" + "long-" * 20]
)
ADDRESSES = st.sampled_from(["ops@example.com", "root", f"{'long' * 15}@{'sub.' * 10}example.com"])
TARGETS = {"slack": CHANNELS, "email": ADDRESSES}
"""Targets of every make, by the keyword of the action; of others there is its example."""


def _on_timeout(action: type[TimeoutAction]) -> st.SearchStrategy[str]:
    targets = TARGETS.get(action.keyword)
    if targets is None:
        return st.just(action.example)
    return targets.map(lambda target: f"{action.keyword}:{target}")


VARIANTS = st.builds(
    GuardOptions,
    **_COMMON,
    on_timeout=st.one_of(list(map(_on_timeout, actions()))),
    email_from=st.none() | ADDRESSES,
    email_host=st.sampled_from(["localhost", "mail.example.com:587"]),
)
"""Guards of every make."""

SETTINGS = st.builds(
    Settings,
    timeout=st.sampled_from((3600, 1, 2_147_483_647)),
    message=st.sampled_from(
        (
            DEFAULT_MESSAGE,
            "{script}",
            "{{}} \"'\\ \N{SNOWMAN} \n\t é" * 5,
            "x" * 200,
            "{seconds} a b " * 30,
        )
    ),
    kill_after=st.just("none"),
    wrap_main=st.booleans(),
    include_non_jobs=st.booleans(),
)
"""Settings for the plain guard."""
VARIED = st.builds(
    replace,
    SETTINGS,
    kill_after=st.sampled_from(("auto", "none")),
    guard=VARIANTS,
    cover_imports=st.booleans(),
)
