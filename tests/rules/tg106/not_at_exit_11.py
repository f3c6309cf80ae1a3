import atexit, contextlib, requests, shutil, socket, time, weakref


def bye():
    print("bye")


atexit.register(bye)


def main():
    work()


if __name__ == "__main__":
    main()
