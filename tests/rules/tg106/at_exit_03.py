import atexit, contextlib, requests, shutil, socket, time, weakref


class Session:
    def __del__(self):
        self.child.wait()  # TG106


def main():
    work()


if __name__ == "__main__":
    main()
