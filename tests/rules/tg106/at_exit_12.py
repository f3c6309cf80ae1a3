import atexit, contextlib, requests, shutil, socket, time, weakref


def bye():
    requests.post(URL)  # TG106


weakref.finalize(SESSION, bye)


def main():
    work()


if __name__ == "__main__":
    main()
