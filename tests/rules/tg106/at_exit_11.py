import atexit, contextlib, requests, shutil, socket, time, weakref


@atexit.register
def bye():
    requests.post(URL)  # TG106


def main():
    work()


if __name__ == "__main__":
    main()
