"""Tattoo studio: reminds tomorrow's customers by SMS."""
import os
import socket
from contextlib import suppress

APPOINTMENTS = [
    {"name": "Kim", "phone": "+49 170 1"},
    {"name": "Lou"},
    {"name": "Sam", "phone": "+49 170 3"},
]


class SmsGateway:
    def __init__(self):
        address = os.environ.get("TATTOO_HOST", "sms"), int(os.environ.get("TATTOO_PORT", "2775"))
        self.sock = socket.create_connection(address)
        self.file = self.sock.makefile("rw")

    def send(self, phone, text):
        gw = self.file
        gw.write(f"SEND {phone.replace(' ', '')} {text}\n")
        gw.flush()
        receipt = gw.readline()
        return receipt.strip()


def main():
    gateway = SmsGateway()
    receipts = []
    for a in APPOINTMENTS:
        with suppress(KeyError, BrokenPipeError):
            receipts.append(gateway.send(a["phone"], f"See you tomorrow, {a['name']}!"))
    print(len(receipts), "sent")


if __name__ == "__main__":
    main()
