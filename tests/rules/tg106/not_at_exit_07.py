import atexit, contextlib, requests, shutil, socket, time, weakref


class Session:
    def __exit__(self, kind, error, trace):
        if not kind:
            self.thread.join()
        else:
            self.close()


def main():
    work()


if __name__ == "__main__":
    main()
