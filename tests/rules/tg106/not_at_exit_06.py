import atexit, contextlib, requests, shutil, socket, time, weakref


class Session:
    def __exit__(self, kind, error, trace):
        if error is not None:
            return
        self.thread.join()


def main():
    work()


if __name__ == "__main__":
    main()
