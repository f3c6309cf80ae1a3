"""Render the shipping labels of the day and feed them to the label printer's pipe."""
import os
import signal
import textwrap

PRINTER = os.environ.get("LABEL_PIPE", "/run/labels/printer")
ADDRESSES = [("Anna A.", "1 High Street"), ("Ben B.", "2 Low Road"), ("Cleo C.", "3 Mid Lane")]


class LabelTooSlow(Exception):
    pass


def _expired(signum, frame):
    raise LabelTooSlow()


def render(name, street):
    """A label must never take more than five seconds to lay out."""
    signal.signal(signal.SIGALRM, _expired)
    signal.alarm(5)
    try:
        return "\n".join(textwrap.wrap(f"{name} / {street}", 20)) + "\f"
    finally:
        signal.alarm(0)


def main():
    labels = [render(*addr) for addr in ADDRESSES]
    with open(PRINTER, "w") as printer:
        for label in labels:
            printer.write(label)
            printer.flush()
    print(f"{len(labels)} labels printed")


if __name__ == "__main__":
    main()
