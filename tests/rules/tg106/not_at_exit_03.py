import atexit, contextlib, requests, shutil, socket, time, weakref


class Session:
    def __init__(self):
        self.sock = socket.create_connection(HOST, timeout=5)

    def __exit__(self, *_):
        self.sock.recv(9)


def main():
    work()


if __name__ == "__main__":
    main()
