"""Follow the platform's event stream and keep the lines in a day file."""
import logging
import os
import time

import requests

log = logging.getLogger("events")
URL = os.environ.get("EVENTS_URL", "https://platform.example/events")


def follow(session, out):
    with session.get(URL, stream=True) as resp:
        resp.raise_for_status()
        for line in resp.iter_lines(chunk_size=1):
            if line == b"end of day":
                return True
            out.write(line + b"\n")
    return False


def main():
    session = requests.Session()
    session.headers["Accept"] = "text/event-stream"
    with open(time.strftime("events-%Y%m%d.log"), "ab", buffering=0) as out:
        finished = False
        while not finished:
            try:
                finished = follow(session, out)
            except requests.exceptions.ConnectionError as exc:
                log.warning("stream broken: %s", exc)
                time.sleep(0.5)


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    main()
