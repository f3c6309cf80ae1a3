"""The cheap look at a file's bytes that spares most library modules the parser."""

import re

_HEAD = re.compile(rb"\A(?:\xef\xbb\xbf)?(?:[ \t\f]*(?:#[^\r\n]*)?[\r\n])*[rRuU]?(\"\"\"|''').*?\1", re.DOTALL)
"""The comments that head a file and its docstring, whose prose would look like code below."""

# What a logical line at module level that does work begins with. Definitions, imports, decorators,
# comments, closing brackets and plain assignments are not among it. A line of prose in a string may
# be: that costs a needless parse and nothing else.
_WORK = re.compile(
    rb"""
    ^ \f*
    (?:
        (?: if | for | while | with | try | match | async[ ]+(?!def) | await | not | raise | print | exec )\b
      | (?! (?:def|class|import|from|async|del|assert|global|pass)\b )
        (?: [A-Za-z_\x80-\xff] [^=#\r\n]* (?: \( | \\[\r\n] )  # call(...), but not name = call(...)
          | [A-Za-z_\x80-\xff] [^#\r\n]* = [^#\r\n]*
            (?: main | run | cli | start | parse_(?:known_)?args | input ) [ ]* \(
          | [A-Za-z_\x80-\xff]\w* [ ]+ (?!is\b|in\b|and\b|or\b|not\b|if\b) [A-Za-z_]  # no Python at all
          | [\[({~+-] )
      | [^\s"'\#@] [^\#\r\n]* ;
    )
    """,
    re.VERBOSE | re.MULTILINE,
)


def may_do_work(data: bytes) -> bool:
    """Whether the file *data* may do more than define things when it is executed.

    Errs on the side of yes. A no spares the file the parser: it names ``__main__`` nowhere, and no
    line at module level begins as a statement with an effect does.
    """
    if b"__main__" in data:
        return True
    head = _HEAD.match(data)
    body = data[head.end() :] if head else data
    if b"\r" in body:
        body = body.replace(b"\r", b"\n")
    return _WORK.search(body) is not None
