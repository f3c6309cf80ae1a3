import os
import socket
import struct
import time


class Device:
    def __init__(self, addr):
        self.addr = addr
        self.sock = None

    def connect(self):
        self.sock = socket.create_connection(self.addr)

    def read_register(self, reg):
        while True:
            try:
                if self.sock is None:
                    self.connect()
                self.sock.sendall(struct.pack(">HHHBBHH", 1, 0, 6, 1, 3, reg, 1))
                header = self.sock.recv(11, socket.MSG_WAITALL)
                return struct.unpack(">H", header[9:11])[0]
            except OSError:
                self.sock.close()
                self.sock = None
                time.sleep(1)


dev = Device((os.environ["SVC_HOST"], int(os.environ["SVC_PORT"])))
for register in (100, 101, 102):
    print(register, dev.read_register(register))
