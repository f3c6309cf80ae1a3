"""A finalizer that runs at exit hangs."""

# trait: TG106

import time
import weakref


class Session:
    pass


def bye():
    time.sleep(600)  # hangs here


SESSION = Session()


def main():
    weakref.finalize(SESSION, bye)


if __name__ == "__main__":
    main()
