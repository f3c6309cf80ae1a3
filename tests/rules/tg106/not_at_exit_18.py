import atexit, contextlib, requests, shutil, socket, time, weakref


atexit.register(CHILD.wait)
atexit.register(CHILD.kill)


def main():
    work()


if __name__ == "__main__":
    main()
