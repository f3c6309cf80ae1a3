"""Access to the till server: one connection for the process."""
import os
import socket

BRANCHES = ["mitte", "west", "nord"]


class TillServer:
    def __init__(self, host, port):
        self.sock = socket.create_connection((host, port))
        self.file = self.sock.makefile("rw", newline="\r\n")
        self.banner = self.file.readline()

    def ask(self, line):
        self.file.write(line + "\n")
        self.file.flush()
        return self.file.readline().strip()


server = TillServer(os.environ.get("TILL_HOST", "tills.internal"),
                    int(os.environ.get("TILL_PORT", "3300")))


def till_sum(branch):
    return int(server.ask(f"SUM {branch}") or 0)
