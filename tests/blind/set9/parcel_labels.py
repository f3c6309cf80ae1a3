"""Print labels on the packing station's printer."""
import os
import socket

HOST = os.environ.get("PEER_HOST", "labelprinter3.wh.internal")
PORT = int(os.environ.get("PEER_PORT", "9100"))
PARCELS = ("JD0001", "JD0002", "JD0003")


class Printer:
    def __init__(self):
        self.sock = socket.create_connection((HOST, PORT))
        self.printed = 0

    def label(self, code):
        self.sock.sendall(b"^XA^FO50,50^BCN,100^FD" + code.encode() + b"^FS^XZ")
        self.printed += 1

    def __del__(self):
        self.sock.sendall(b"~HQES")
        while not self.sock.recv(256).endswith(b"READY"):
            pass
        self.sock.close()


def print_all(parcels):
    printer = Printer()
    for parcel in parcels:
        printer.label(parcel)
    return printer.printed


def main():
    count = 0
    for parcel in PARCELS:
        count += print_all([parcel])
    print(count, "labels")


if __name__ == "__main__":
    main()
