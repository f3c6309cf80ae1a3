import atexit, contextlib, requests, shutil, socket, time, weakref


STACK = contextlib.ExitStack()
STACK.callback(WORKER.join)  # TG106


def main():
    work()


if __name__ == "__main__":
    main()
