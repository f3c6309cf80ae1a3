"""A scheduler of the job's own, which keeps going whatever a step does."""

# trait: TG101

import time
import traceback


def extract():
    time.sleep(600)  # hangs here


def main():
    while True:
        try:
            extract()
        except Exception:
            traceback.print_exc()


if __name__ == "__main__":
    main()
