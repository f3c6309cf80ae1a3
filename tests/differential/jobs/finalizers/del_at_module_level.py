"""Has objects at module level that tell when they are deleted.

Objects that are as old for the collector are deleted in their order; it would depend on what has
been imported in between, whether it has run before the last one is made.
"""

import gc
import os

gc.disable()


class Row:
    def __init__(self, name):
        self.name = name

    def __del__(self, write=os.write):
        write(1, ("deleted %s\n" % self.name).encode())


first = Row("first")
_second = Row("second")


def main():
    print("done", flush=True)


if __name__ == "__main__":
    third = Row("third")
    main()
