# The cleanup code calls methods of what an attribute holds, and of what a parameter is given.
import socket


class Controller:
    def __init__(self):
        self.sock = socket.create_connection(("127.0.0.1", 4100))

    def call(self, text):
        self.sock.sendall(text)
        return self.sock.recv(100)

    def logoff(self):
        print(self.call(b"BYE"))


class Scan:
    def __init__(self):
        self.controller = Controller()

    def run(self):
        try:
            print(self.controller.call(b"STOCK"))
        finally:
            self.controller.logoff()  # TG106


def scan(controller):
    try:
        print(controller.call(b"STOCK"))
    finally:
        controller.logoff()  # TG106


Scan().run()
scan(Controller())
