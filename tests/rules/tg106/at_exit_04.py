import atexit, contextlib, requests, shutil, socket, time, weakref


class Session:
    def __init__(self):
        self.sock = socket.create_connection(HOST)

    def __exit__(self, *_):
        self.sock.sendall(b"QUIT")
        self.sock.recv(9)  # TG106


def main():
    work()


if __name__ == "__main__":
    main()
