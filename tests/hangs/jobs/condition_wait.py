"""Waits for somebody to notify it."""

import threading


def main():
    with (condition := threading.Condition()):
        condition.wait()  # hangs here


if __name__ == "__main__":
    main()
