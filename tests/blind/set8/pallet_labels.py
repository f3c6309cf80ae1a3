"""Render the pallet labels and feed them to the label printer's pipe."""
import contextlib
import os
import signal
import textwrap

PRINTER = os.environ.get("LABEL_PIPE", "/run/labels/printer")
PALLETS = ["P-0001 Gdansk", "P-0002 Lyon", "P-0003 Ulm"]


@contextlib.contextmanager
def at_most(seconds):
    """Own limit inside whatever limit our caller has set."""
    def expired(signum, frame):
        raise RuntimeError("label layout too slow")

    handler = signal.signal(signal.SIGALRM, expired)
    outer = signal.alarm(seconds)
    try:
        yield
    finally:
        signal.signal(signal.SIGALRM, handler)
        signal.alarm(outer)


def render(text):
    with at_most(5):
        return "\n".join(textwrap.wrap(text, 20)) + "\f"


def main():
    labels = [render(p) for p in PALLETS]
    with open(PRINTER, "w") as printer:
        printer.writelines(labels)
    print(f"{len(labels)} labels printed")


if __name__ == "__main__":
    main()
