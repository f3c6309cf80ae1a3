"""Leaves a context entered."""

import contextlib


@contextlib.contextmanager
def report():
    try:
        yield
    finally:
        print("left")


if __name__ == "__main__":
    context = report()
    context.__enter__()
