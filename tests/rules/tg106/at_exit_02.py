import atexit, contextlib, requests, shutil, socket, time, weakref


class Session:
    def __exit__(self, *_):
        self.close()  # TG106

    def close(self):
        self.thread.join()


def main():
    work()


if __name__ == "__main__":
    main()
