"""The cheap look at a file's bytes that spares most library modules the parser."""

import codecs
import re

from guard_codemod.analysis import known

_HEAD = re.compile(
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
_WORK = re.compile(
    rb"""
    ^ \f*
    (?:
        (?: if | for | while | with | try | match | async[ ]+(?!def) | await | not | raise | print | exec )\b
      | (?! (?:def|class|import|from|async|del|assert|global|pass)\b )
        (?: [A-Za-z_\x80-\xff] [^=\#\r\n]* (?: \( | \\[\r\n] )  # call(...), but not name = call(...)
          | [A-Za-z_\x80-\xff] [\w.]* \[ [^\r\n]* \] [\w.]* \(  # table["="].call(...)
          | [A-Za-z_\x80-\xff] [\w.]* \[ [^=\r\n]* $  # table[ and more below
          | [A-Za-z_\x80-\xff] [^=\#\r\n]* [=!]= [^\r\n]* \(  # x == call(...)
          | [A-Za-z_\x80-\xff] [^=\r\n]* = [^\r\n]* \b (?: %(entries)s ) [ ]* \(  # x = main(...)
          | [A-Za-z_\x80-\xff]\w* [ ]+ (?!is\b|in\b|and\b|or\b|not\b|if\b) [A-Za-z_]  # no Python at all
          | ["'0-9.] [^\r\n]* \(
          | [\[({~+*;-] )
      | [^\s"'\#@] [^\r\n]* ;
    )
    """
    % {b"entries": b" | ".join(name.encode() for name in sorted(known.ENTRY_NAMES))},
    re.VERBOSE | re.MULTILINE,
)

# Statements of Python 2 that no Python 3 can read, wherever they stand.
_PYTHON_2 = re.compile(
    rb"""
    (?: ^ | [:;] ) [ \t\f]*
    (?: print [ \t]+ (?! (?:in|is|if|and|or|not[ \t]+in)\b ) ["'`{\w]
      | exec [ \t]+ ["'\w]
      | raise [ \t]+ [\w.]+ [ \t]* (?: \( [^()\n]* \) )? [ \t]* ,
      | except [ \t]+ (?: [\w.]+ | \( [^()]* \) ) [ \t]* ,
    )
    """,
    re.VERBOSE | re.MULTILINE,
)

_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def may_do_work(data: bytes) -> bool:
    """Whether the file *data* may do more than define things when it is executed.

    Errs on the side of yes. A no spares the file the parser: it names ``__main__`` nowhere, no
    line at module level begins as a statement with an effect does, and nothing looks like Python 2,
    which is to be said.
    """
    if b"__main__" in data or b".parse_args(" in data or b".parse_known_args(" in data:
        return True
    if b"\0" in data or data.startswith(_UTF_16):  # no Python, and that is to be said
        return True
    head = _HEAD.match(data)
    body = data[head.end() :] if head else data
    if b"\r" in body:
        body = body.replace(b"\r", b"\n")
    return _WORK.search(body) is not None or _PYTHON_2.search(body) is not None
