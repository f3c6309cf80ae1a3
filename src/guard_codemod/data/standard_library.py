"""What the import of a module that guards use loads from files, besides itself.

Measured with CPython 3.6 to 3.13, of which each loads a part: what was loaded at start-up, is built
in or is frozen into the interpreter on all of them is left out.
"""


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


_SIGNAL = _names("collections enum functools heapq keyword operator reprlib types weakref")
_TRACEBACK = _SIGNAL | _names(
    "contextlib copyreg linecache re sre_compile sre_constants sre_parse textwrap token tokenize"
    " warnings"
)
_EMAIL = _SIGNAL | _names(
    "array base64 binascii bisect calendar copyreg datetime email hashlib ipaddress locale math"
    " quopri random re select selectors socket sre_compile sre_constants sre_parse string struct"
    " urllib uu warnings"
)
_SMTPLIB = _EMAIL | _names("copy hmac ssl textwrap")
_SLACK = (
    _TRACEBACK
    | _SMTPLIB
    | _names(
        "ast asyncio bz2 concurrent contextvars dis fcntl fnmatch grp http importlib inspect json"
        " logging lzma mimetypes opcode platform shutil signal subprocess tempfile threading"
        " traceback typing uuid zlib"
    )
)

IMPORTED_BY = {
    "contextlib": _SIGNAL,
    "email": _EMAIL,
    "functools": _SIGNAL,
    "signal": _SIGNAL,
    "slack_sdk": _SLACK,
    "smtplib": _SMTPLIB,
    "threading": _SIGNAL,
    "traceback": _TRACEBACK,
}

NEVER_FROM_A_FILE = frozenset({"builtins", "sys"})
"""What every Python has before it looks for any file."""

START_UP = ("abc", "codecs", "os", "site", "stat")
"""Modules that a folder has if it is a standard library."""

FORKING = _names(
    "multiprocessing concurrent.futures.process concurrent.futures.ProcessPoolExecutor"
)
"""What a job imports to have processes forked, in a loop perhaps."""

MAY_FORK = FORKING | _names(
    "compileall concurrent.futures http.server importlib pkgutil pty runpy socketserver test"
    " xmlrpc.server"
)
"""Modules that fork, or may import what does."""

THREADS = _names("_thread threading concurrent.futures multiprocessing.dummy multiprocessing.pool")
"""Modules that start threads."""
