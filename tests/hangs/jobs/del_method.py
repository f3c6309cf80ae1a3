"""An error in __del__ is reported and forgotten; the work goes on."""

# trait: TG106

import time


class Row:
    def __del__(self):
        time.sleep(600)  # hangs here


def main():
    for _number in range(1000):
        Row()


if __name__ == "__main__":
    main()
