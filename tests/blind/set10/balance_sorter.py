"""Sorts account ids by the balance the ledger service reports, with the C library's qsort as the old tool did."""
import ctypes
import os
import socket

PORT = int(os.environ.get("SILENT_PORT", "7010"))
ACCOUNTS = [4711, 815, 1042, 77, 2300]

COMPARE = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_int), ctypes.POINTER(ctypes.c_int))


class LedgerClient:
    def __init__(self, port):
        self.sock = socket.create_connection(("127.0.0.1", port))
        self.stream = self.sock.makefile("rwb")

    def compare(self, left, right):
        """Asks the ledger which account holds more; -1, 0 or 1."""
        self.sock.sendall(b"CMP %d %d\n" % (left, right))
        answer = self.sock.recv(16)
        return int(answer or b"0")


def sort_by_balance(client, accounts):
    libc = ctypes.CDLL(None)
    array = (ctypes.c_int * len(accounts))(*accounts)

    @COMPARE
    def by_balance(a, b):
        return client.compare(a[0], b[0])

    libc.qsort(array, len(accounts), ctypes.sizeof(ctypes.c_int), by_balance)
    return list(array)


def main():
    client = LedgerClient(PORT)
    ranking = sort_by_balance(client, ACCOUNTS)
    with open("ranking.txt", "w") as fh:
        fh.writelines(f"{account}\n" for account in ranking)
    print("ranking written")


if __name__ == "__main__":
    main()
