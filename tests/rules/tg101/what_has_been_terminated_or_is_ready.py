# What has been terminated, or is ready, does not wait.
import select
import socket
import subprocess


def end_all(children):
    for child in children:
        try:
            child.terminate()
            child.wait()
        except OSError:
            pass


def read(sock):
    try:
        return sock.recv(100)
    except OSError:
        return b""


if __name__ == "__main__":
    children = [subprocess.Popen(["rsync", "a", "h:/"]) for _ in range(3)]
    sock = socket.create_connection(("127.0.0.1", 80), 5)
    for _ in range(3):
        if select.select([sock], [], [], 1)[0]:
            print(read(sock))
    end_all(children)
