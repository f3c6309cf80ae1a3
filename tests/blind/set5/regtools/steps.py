"""One bad object must not stop a sweep."""
import contextlib
import sys

_skipped = []


@contextlib.contextmanager
def tolerated(what):
    try:
        yield
    except Exception as e:
        _skipped.append(what)
        print(f"skip {what}: {type(e).__name__}: {e}", file=sys.stderr)


def tally():
    return len(_skipped)
