import atexit, contextlib, requests, shutil, socket, time, weakref


class Session:
    def __enter__(self):
        time.sleep(7200)


def main():
    work()


if __name__ == "__main__":
    main()
