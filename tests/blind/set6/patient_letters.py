"""Send the letters of the practice to the postal service."""
import contextlib
import logging
import os
import time
import urllib.request

log = logging.getLogger("patient_letters")
LETTERS = {"L-81": b"Dear Ms A", "L-82": b"Dear Mr B", "L-83": b"Dear Ms C"}


@contextlib.contextmanager
def step(name):
    started = time.monotonic()
    try:
        yield
    except Exception as exc:
        log.error("%s failed: %s", name, exc)
    else:
        log.info("%s done", name)
    finally:
        log.info("%s took %.1f s", name, time.monotonic() - started)


def send(base, number, text):
    request = urllib.request.Request(f"{base}/letters/{number}", data=text, method="PUT")
    with urllib.request.urlopen(request) as reply:
        return reply.status


def main():
    logging.basicConfig(level=logging.INFO)
    base = os.environ.get("LETTER_URL", "http://post.internal")
    for number, text in LETTERS.items():
        with step(f"letter {number}"):
            send(base, number, text)


if __name__ == "__main__":
    main()
