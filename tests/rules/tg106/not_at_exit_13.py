import atexit, contextlib, requests, shutil, socket, time, weakref


def bye():
    time.sleep(7200)


atexit.unregister(bye)


def main():
    work()


if __name__ == "__main__":
    main()
