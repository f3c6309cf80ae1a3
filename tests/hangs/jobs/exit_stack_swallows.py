"""A callback of the stack says that all is well."""

# trait: TG101

import contextlib
import time


def main():
    while True:
        with contextlib.ExitStack() as stack:
            stack.push(lambda *_exception: True)
            time.sleep(600)  # hangs here


if __name__ == "__main__":
    main()
