import atexit, contextlib, requests, shutil, socket, time, weakref


def bye():
    requests.post(URL)  # TG106


STACK = contextlib.ExitStack()
STACK.callback(bye)


def main():
    work()


if __name__ == "__main__":
    main()
