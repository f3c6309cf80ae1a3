"""Leaves a temporary folder on a stack of contexts that nobody closes."""

import contextlib
import tempfile

stack = contextlib.ExitStack()


def main():
    folder = stack.enter_context(tempfile.TemporaryDirectory())
    stack.enter_context(tempfile.NamedTemporaryFile(dir=folder))


if __name__ == "__main__":
    main()
