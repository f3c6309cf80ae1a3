"""A shell command whose output never ends."""

import os


def main():
    os.popen("sleep 600").read()  # hangs here


if __name__ == "__main__":
    main()
