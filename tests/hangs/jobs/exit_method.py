"""Leaving a with block hangs, after the guard has raised."""

# trait: TG106

import time


class Session:
    def __enter__(self):
        return self

    def __exit__(self, *_exception):
        time.sleep(600)  # hangs here


def main():
    with Session():
        time.sleep(600)  # hangs here


if __name__ == "__main__":
    main()
