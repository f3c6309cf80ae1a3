# What a stack has entered is what it was given, and what it calls at the end may wait.
import contextlib
import socket


class Link:
    def __enter__(self):
        self.sock = socket.create_connection(("127.0.0.1", 5000))
        return self

    def __exit__(self, *details):
        self.sock.close()

    def leave(self, *details):
        self.sock.sendall(b"BYE")
        print(self.sock.recv(10))  # TG106


def drain(sock):
    while sock.recv(100):  # TG106
        pass


with contextlib.ExitStack() as stack:
    bank = stack.enter_context(socket.create_connection(("127.0.0.1", 5000)))
    stack.callback(drain, bank)
    link = stack.enter_context(Link())
    stack.push(link.leave)
    print(bank.recv(100), link.sock.recv(100))
