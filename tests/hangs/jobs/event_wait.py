"""The thread that should have set the event has failed."""

import threading


def load(done):
    print(int("12 %"))
    done.set()


def main():
    done = threading.Event()
    threading.Thread(target=load, args=(done,)).start()
    done.wait()  # hangs here


if __name__ == "__main__":
    main()
