import atexit, contextlib, requests, shutil, socket, time, weakref


class Session:
    def __exit__(self, *_):
        self.halt()
        self.thread.join()

    def halt(self):
        with self.lock:
            self.running = False


def main():
    work()


if __name__ == "__main__":
    main()
