"""Two threads, two locks, two orders."""

# trait: TG102

import threading
import time

first, second = threading.Lock(), threading.Lock()


def work(one, other):
    with one:
        time.sleep(0.1)
        with other:  # hangs here
            pass


def main():
    threading.Thread(target=work, args=(first, second)).start()
    threading.Thread(target=work, args=(second, first)).start()


if __name__ == "__main__":
    main()
