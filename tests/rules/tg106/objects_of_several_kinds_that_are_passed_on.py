# What the parameter is given is of several classes, and what the attribute holds only closes.
import socket


class Controller:
    def __init__(self):
        self.sock = socket.create_connection(("127.0.0.1", 4100))

    def call(self, text):
        self.sock.sendall(text)
        return self.sock.recv(100)

    def logoff(self):
        self.sock.close()


class Rehearsal:
    def call(self, text):
        return text

    def logoff(self):
        print("done")


class Scan:
    def __init__(self):
        self.controller = Controller()

    def run(self):
        try:
            print(self.controller.call(b"STOCK"))
        finally:
            self.controller.logoff()


def scan(controller):
    try:
        print(controller.call(b"STOCK"))
    finally:
        controller.logoff()


Scan().run()
scan(Controller())
scan(Rehearsal())
