"""Has a thread that ends with a traceback."""

import threading


def work():
    raise ValueError("row 7")


def main():
    thread = threading.Thread(target=work, name="worker")
    thread.start()
    thread.join()


if __name__ == "__main__":
    main()
