# What a stack calls at the end returns at once.
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


with contextlib.ExitStack() as stack:
    bank = stack.enter_context(socket.create_connection(("127.0.0.1", 5000), timeout=10))
    stack.callback(bank.close)
    link = stack.enter_context(Link())
    stack.push(link.leave)
    print(bank.recv(100), link.sock.recv(100))
