"""Sort the forecast records with the planners' C library, asking the rank server for each pair."""
import ctypes
import os
import socket

libc = ctypes.CDLL(None)
Compare = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_int), ctypes.POINTER(ctypes.c_int))


class RankServer:
    def __init__(self):
        addr = (os.environ.get("RANK_HOST", "rank01"), int(os.environ.get("RANK_PORT", "7100")))
        self.sock = socket.create_connection(addr)

    def compare(self, a, b):
        self.sock.sendall(b"CMP %d %d\n" % (a, b))
        answer = self.sock.recv(8)
        return int(answer)


def main():
    server = RankServer()

    @Compare
    def by_rank(left, right):
        return server.compare(left[0], right[0])

    records = [31, 7, 12, 55, 2, 90, 14]
    array = (ctypes.c_int * len(records))(*records)
    libc.qsort(array, len(records), ctypes.sizeof(ctypes.c_int), by_rank)
    with open("forecast.txt", "w") as fh:
        fh.write("\n".join(map(str, array)))


if __name__ == "__main__":
    main()
