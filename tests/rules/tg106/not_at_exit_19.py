import atexit, contextlib, requests, shutil, socket, time, weakref


STACK = contextlib.ExitStack()
STACK.callback(CHILD.close)


def main():
    work()


if __name__ == "__main__":
    main()
