import atexit, contextlib, requests, shutil, socket, time, weakref


class Session:
    def __exit__(self, *_):
        self.close()

    def close(self):
        self.closed = True
        self.thread.join()


def main():
    work()


if __name__ == "__main__":
    main()
