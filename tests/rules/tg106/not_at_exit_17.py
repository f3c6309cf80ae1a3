import atexit, contextlib, requests, shutil, socket, time, weakref


atexit.register(WORKER.join)
atexit.register(STOP.set)


def main():
    work()


if __name__ == "__main__":
    main()
