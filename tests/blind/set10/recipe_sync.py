"""Writes the recipes for tomorrow's production; the plant controller is logged out at the end."""
import os
import socket
import weakref

PORT = int(os.environ.get("SILENT_PORT", "4840"))
RECIPES = {"rye bread": 1200, "baguette": 800, "ciabatta": 450}


def logout(sock):
    sock.sendall(b"LOGOUT\n")
    answer = sock.recv(16)
    sock.close()
    print("controller says", answer.decode().strip())


class Controller:
    """Releases its session when it is not needed any more, at the latest when the job is over."""

    def __init__(self, port):
        self.sock = socket.create_connection(("127.0.0.1", port))
        self._finalizer = weakref.finalize(self, logout, self.sock)

    def write(self, recipe, amount):
        self.sock.sendall(f"SET {recipe!r} {amount}\n".encode())

    @property
    def active(self):
        return self._finalizer.alive


CONTROLLERS = {}


def controller(line):
    if line not in CONTROLLERS:
        CONTROLLERS[line] = Controller(PORT)
    return CONTROLLERS[line]


def main():
    for recipe, amount in RECIPES.items():
        controller("line 1").write(recipe, amount)
    print(len(RECIPES), "recipes written")


if __name__ == "__main__":
    main()
