# How long it sleeps is a default, which the environment may change.
import multiprocessing
import os
import time

PAUSE = float(os.getenv("PAUSE", 7200))


def print_badges():
    time.sleep(float(os.environ.get("BADGE_SECONDS", "3600")))


def rest():
    time.sleep(PAUSE)


def doze():
    time.sleep(int(os.environ.get("BADGE_SECONDS", "30")))


def main():
    one = multiprocessing.Process(target=print_badges, daemon=True)  # TG101
    two = multiprocessing.Process(target=rest, daemon=True)  # TG101
    three = multiprocessing.Process(target=doze, daemon=True)
    for child in (one, two, three):
        child.start()
        child.join()


if __name__ == "__main__":
    main()
