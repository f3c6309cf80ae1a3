"""The process that should have set the event has failed."""

import multiprocessing


def load(done):
    print(int("12 %"))
    done.set()


def main():
    done = multiprocessing.Event()
    multiprocessing.Process(target=load, args=(done,)).start()
    done.wait()  # hangs here


if __name__ == "__main__":
    main()
