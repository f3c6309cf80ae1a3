"""The cheap look at a file's bytes that spares most library modules the parser."""

import codecs
import re

from guard_codemod.data.call import Call
from guard_codemod.lazy import regex
from guard_codemod.semantic.call_facts import STANDARD, entry_names

_HEAD = regex(
    rb"""
    \A (?:\xef\xbb\xbf)? (?: [ \t\f]* (?:\#[^\r\n]*)? [\r\n] )*  # comments
    [rRuU]? (\"\"\"|\'\'\') .*? \1 (?= [ \t]* (?: [\r\n;\#] | \Z ) )  # the docstring
    """,
    re.DOTALL | re.VERBOSE,
)
"""The comments that head a file and its docstring, whose prose would look like code below."""

# What a logical line at module level that does work begins with. Definitions, imports, decorators,
# comments, closing brackets and plain assignments are not among it. A line of prose in a string may
# be: that costs a needless parse and nothing else. Each alternative takes linear time, however long
# the line: none has two unbounded repeats that could share out the same bytes between them.
# That a pattern begins with the newline above, and no ^, lets ``re`` run from one to the next.
_ENTRIES = b" | ".join(name.encode() for name in sorted(entry_names()))
_WORK = regex(
    rb"""
    \n \f* (?! [ \t\n\#@] )
    (?:
        (?P<compound> if | try | elif | else | except | finally )\b
      | (?: for | while | with | match | async[ ]+(?!def) | await | not | raise | print | exec )\b
      | (?! (?:def|class|import|from|async|del|assert|global|pass)\b )
        (?: [A-Za-z_\x80-\xff] [^=\#\n]* (?: \( | \\\n )  # call(...), but not name = call(...)
          | [A-Za-z_\x80-\xff] [\w.]* \[ [^\n]* \] [\w.]* \(  # table["="].call(...)
          | [A-Za-z_\x80-\xff] [\w.]* \[ [^=\n]* (?= \n | \Z )  # table[ and more below
          | [A-Za-z_\x80-\xff] [^=\#\n]* [=!]= [^\n]* \(  # x == call(...)
          | [A-Za-z_\x80-\xff] [^=\n]* = [^\n]* \b (?: %(entries)s ) [ ]* \(  # x = main(...)
            | [A-Za-z_\x80-\xff]\w* [ ]+
              (?!is\b|in\b|and\b|or\b|not\b|if\b) [A-Za-z_]  # no Python at all
          | ["'0-9.] [^\n]* \(
          | [\[({~+*;-] )
      | [^\s"'] [^\n]* ;
    )
    """
    % {b"entries": _ENTRIES},
    re.VERBOSE,
)


def _waits_for_others(facts: Call) -> bool:
    return facts.works or (facts.blocks or 0) > 0


_IN_EVERY_FILE = frozenset(
    {"fcntl", "io", "multiprocessing", "os", "select", "shutil", "signal", "socket", "threading"}
    | {"time"}
)

_KEPT = {
    module: words
    for module, words in STANDARD.keywords(_waits_for_others).items()
    if module not in _IN_EVERY_FILE
}
"""The words of what may work where its value is kept, by the module that a file imports."""

# A value that is kept, of what may wait for others: by a method of a telling name, or in a file
# that imports a client.
_KEEPS = rb"\n \f* [A-Za-z_\x80-\xff] [^=\#\n]* = (?!=) [^\n]*"
_METHODS = b" | ".join(sorted(word.encode() for word in _KEPT["*"]))
_CLIENTS = b" | ".join(sorted(module.encode() for module in _KEPT.keys() - {"*"}))
_KEEPS_WORK = regex(_KEEPS + rb"\. (?: %b ) [ ]* \(" % _METHODS, re.VERBOSE)
_KEEPS_CALL = regex(_KEEPS + rb"\(", re.VERBOSE)
_IMPORTS_A_CLIENT = regex(
    rb"\n [ \t]* (?: import | from ) [ \t] [^\n]*? \b (?: %b ) \b" % _CLIENTS, re.VERBOSE
)

# A compound statement at module level, each line of which looks like an import, an assignment or
# the like, as below ``if TYPE_CHECKING:``. It does no work, so it is removed before the search for
# work. The match may begin inside a string or brackets. Even then, nothing else is removed with it:
# in each logical line, brackets and quotes are in pairs, and there is no triple quote, backslash or
# semicolon.
_PARTS: dict[bytes, bytes] = {}
_PARTS[b"string"] = (
    rb"""(?: "(?: [^"'\n\\]+ "(?!") | "(?!") ) | '(?: [^"'\n\\]+ '(?!') | '(?!') ) )"""
)
_PARTS[b"comment"] = rb"""\# (?: [^\n"'] | "(?!"") | '(?!'') )* (?= \n | \Z )"""
_PARTS[b"inside"] = rb"""[^;\#()\[\]{}\\"'] | %(string)s | %(comment)s""" % _PARTS
_PARTS[b"group"] = rb"[(\[{] (?: %(inside)s | [(\[{] (?: %(inside)s )* [)\]}] )* [)\]}]" % _PARTS
_PARTS[b"code"] = rb"""(?: [^\n:;\#()\[\]{}\\"'] | %(string)s | %(group)s )*""" % _PARTS
_PARTS[b"header"] = (
    rb"(?: if | try | elif | else | except | finally )\b (?! [^\n]* __name__ ) %(code)s : [ \t]*"
    % _PARTS
)
_PARTS[b"entries"] = _ENTRIES
_SETS_UP = regex(
    rb"""
    (?<! \\ ) \n %(header)s (?: %(comment)s )?
    (?:
        \n [ \t\f]*
        (?:
            %(header)s
          | (?: import | from | pass | del | assert | global )\b %(code)s
          | [A-Za-z_][\w.]* [ ]* (?: : [^\n:=;\#()\[\]{}\\"']* )? [+|]? = (?!=)
            (?! [^\n]* \b (?: %(entries)s ) [ ]* \( ) %(code)s
        )?
        (?: %(comment)s )?
        (?= \n | \Z )
    )*
    (?= \n [^ \t\f\n\#] | \Z )
    """
    % _PARTS,
    re.VERBOSE,
)

# Statements of Python 2 that no Python 3 can read, wherever they stand.
_PYTHON_2_STATEMENT = rb"""
    [ \t\f]*
    (?: print [ \t]+ (?! (?:in|is|if|and|or|not[ \t]+in)\b ) ["'`{\w]
      | exec [ \t]+ ["'\w]
      | raise [ \t]+ [\w.]+ [ \t]* (?: \( [^()\n]* \) )? [ \t]* ,
      | except [ \t]+ (?: [\w.]+ | \( [^()]* \) ) [ \t]* ,
    )
"""
_PYTHON_2 = [regex(before + _PYTHON_2_STATEMENT, re.VERBOSE) for before in (rb"\n", b":", b";")]

_RUNS = (b"__main__", b".parse_args(", b".parse_known_args(", b"react\n")
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def may_do_work(data: bytes) -> bool:
    """Whether the file *data* may do more than define things when it is executed.

    If in doubt, it may. If not, the file need not be parsed: it does not contain ``__main__``, and
    no line at module level begins as a statement with an effect does. Nothing in it looks like
    Python 2, which is reported.
    """
    if any(word in data for word in _RUNS):
        return True
    if b"\0" in data or data.startswith(_UTF_16):  # no Python, which is reported
        return True
    head = _HEAD.match(data)
    body = b"\n" + (data[head.end() :] if head else data)
    if b"\r" in body:
        body = body.replace(b"\r", b"\n")
    return _works(body) or any(statement.search(body) for statement in _PYTHON_2)


def _works(body: bytes) -> bool:
    work = _WORK.search(body)
    if work and work["compound"]:
        work = _WORK.search(_SETS_UP.sub(b"", body))
    return work is not None or _keeps_work(body)


def _keeps_work(body: bytes) -> bool:
    if _KEEPS_WORK.search(body):
        return True
    return bool(_IMPORTS_A_CLIENT.search(body) and _KEEPS_CALL.search(body))
