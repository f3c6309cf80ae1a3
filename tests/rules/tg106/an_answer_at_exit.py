# What is read from the file of a socket that may not come, when the job ends.
import atexit
import socket


class Session:
    def __init__(self):
        self.link = socket.create_connection(("127.0.0.1", 4001))
        self.lines = self.link.makefile("rb")
        atexit.register(self.leave)

    def leave(self):
        self.link.sendall(b"BYE\n")
        self.lines.readline()  # TG106


if __name__ == "__main__":
    Session().lines.readline()
