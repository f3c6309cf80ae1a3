"""Keeps values of a thread, which are deleted when it ends."""

import threading

values = threading.local()


class Row:
    def __del__(self):
        print("deleted")


def work():
    values.row = Row()
    print("worked")


def main():
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    print("done")


if __name__ == "__main__":
    main()
