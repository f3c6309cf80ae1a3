"""Has an object finalized at the end, and one before."""

import weakref


class Row:
    pass


def main():
    global kept
    kept, lost = Row(), Row()
    weakref.finalize(kept, print, "kept")
    weakref.finalize(lost, print, "lost")
    finalizer = weakref.finalize(kept, print, "not at exit")
    finalizer.atexit = False
    print("done")


if __name__ == "__main__":
    main()
