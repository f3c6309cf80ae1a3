"""Copies a file that has no end."""

import shutil


def main():
    with open("/dev/zero", "rb") as source, open("/dev/null", "wb") as target:
        shutil.copyfileobj(source, target)  # hangs here


if __name__ == "__main__":
    main()
