"""Becomes another program, which hangs."""

# trait: TG107

import os


def main():
    os.execvp("sleep", ["sleep", "600"])  # hangs here


if __name__ == "__main__":
    main()
