"""Developer portal: runs the examples of the API documentation against staging and publishes the result."""
import doctest
import os
import pathlib
import socket
import sys


def ask(question):
    """Ask staging.

    >>> ask("version")
    '3.2'
    """
    with socket.create_connection((os.environ.get("APIDOC_HOST", "staging"), int(os.environ.get("APIDOC_PORT", "8088")))) as s:
        s.sendall(question.encode() + b"\n")
        return s.recv(100).decode()


def slug(title):
    """Anchor of a heading.

    >>> slug("Error codes, v3")
    'error-codes-v3'
    """
    return "-".join("".join(c if c.isalnum() else " " for c in title.lower()).split())


def publish(failed, attempted):
    badge = "passing" if not failed else f"{failed} of {attempted} failing"
    pathlib.Path("badge.txt").write_text(badge)
    print("examples:", badge)


def main():
    failed, attempted = doctest.testmod(sys.modules[__name__], report=False)
    publish(failed, attempted)


if __name__ == "__main__":
    main()
