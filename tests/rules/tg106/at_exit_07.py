import atexit, contextlib, requests, shutil, socket, time, weakref


class Session:
    def __exit__(self, kind, error, trace):
        if kind is not None:
            self.thread.join()  # TG106


def main():
    work()


if __name__ == "__main__":
    main()
