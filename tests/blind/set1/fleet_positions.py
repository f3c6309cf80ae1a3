"""Fetch the vehicle positions."""
import os
import sys
import threading
import time


def heartbeat():
    while True:
        with open(os.path.join(os.environ["WORK_DIR"], "heartbeat"), "w") as fh:
            fh.write(str(time.time()))
        time.sleep(0.5)


def positions():
    import urllib.request
    with urllib.request.urlopen(os.environ["FEED_URL"] + "/positions.csv") as r:
        return r.read().decode().splitlines()


def main():
    threading.Thread(target=heartbeat).start()
    status = 0
    try:
        print(len(positions()), "positions")
    except OSError as e:
        print("no positions:", e)
    finally:
        sys.stdout.flush()
        os._exit(status)


if __name__ == "__main__":
    main()
