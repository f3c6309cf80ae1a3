import atexit, contextlib, requests, shutil, socket, time, weakref


button.callback(WORKER.join)


def main():
    work()


if __name__ == "__main__":
    main()
