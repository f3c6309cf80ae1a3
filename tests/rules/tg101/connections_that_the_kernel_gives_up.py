import socket
import time


def connect(host):
    for _ in range(5):
        plug = socket.socket()
        try:
            plug.connect((host, 25))
            return plug
        except OSError:
            time.sleep(1)


def banner(host):
    for _ in range(5):
        plug = socket.socket()
        try:
            plug.connect((host, 25))
            return plug.recv(100)
        except OSError:  # TG101
            time.sleep(1)


if __name__ == "__main__":
    print(connect("mail.example.com"))
    print(banner("mail.example.com"))
