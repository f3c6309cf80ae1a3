"""Leaves a daemon thread that computes to the end."""

import threading


def work():
    number = 0
    while True:
        number += 1


def main():
    threading.Thread(target=work, daemon=True).start()
    print("done")


if __name__ == "__main__":
    main()
