"""Wait for the day's files of all branches; keep a journal at the central log host."""
import logging
import logging.handlers
import os
import time

BRANCHES = ["001", "002", "007"]
log = logging.getLogger("journal")


def setup():
    central = logging.handlers.HTTPHandler(os.environ.get("JOURNAL_HOST", "loghost:8088"), "/journal", method="POST")
    buffered = logging.handlers.MemoryHandler(500, flushLevel=logging.CRITICAL, target=central)
    log.addHandler(buffered)
    log.setLevel(logging.INFO)


def missing(directory):
    day = time.strftime("%Y%m%d")
    return [b for b in BRANCHES if not os.path.exists(os.path.join(directory, f"{b}-{day}.dat"))]


def main():
    setup()
    directory = os.environ.get("BRANCH_DIR", ".")
    log.info("waiting for %d branches", len(BRANCHES))
    while left := missing(directory):
        log.info("still missing: %s", ",".join(left))
        time.sleep(1)
    log.info("all there")


if __name__ == "__main__":
    main()
