"""Pull the portal statistics; transient errors are retried."""
import json
import logging
import os
import time
import urllib.error
import urllib.request

log = logging.getLogger("stats")


def with_retries(fn, attempts=5):
    for n in range(attempts):
        try:
            return fn()
        except TimeoutError:
            raise
        except Exception as exc:
            if n == attempts - 1:
                raise
            log.warning("%s: %s", type(exc).__name__, exc)
            time.sleep(0.2 * 2 ** n)


def get(path):
    def call():
        with urllib.request.urlopen(os.environ["PORTAL_URL"] + path) as resp:
            return json.load(resp)
    return with_retries(call)


def main():
    days = {d: get(f"/stats/{d}") for d in ("today", "yesterday")}
    with open(os.path.join(os.environ.get("WORK_DIR", "."), "stats.json"), "w") as fh:
        json.dump(days, fh)


if __name__ == "__main__":
    logging.basicConfig()
    main()
