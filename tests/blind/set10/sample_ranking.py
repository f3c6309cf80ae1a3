"""Fetches laboratory samples and ranks them with the C library's qsort."""
import ctypes
import os
import socket
import struct

PORT = int(os.environ.get("SILENT_PORT", "7011"))
COMPARE = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_double), ctypes.POINTER(ctypes.c_double))


@COMPARE
def ascending(a, b):
    return (a[0] > b[0]) - (a[0] < b[0])


def rank(values):
    libc = ctypes.CDLL(None)
    array = (ctypes.c_double * len(values))(*values)
    libc.qsort(array, len(values), ctypes.sizeof(ctypes.c_double), ascending)
    return list(array)


def samples():
    with socket.create_connection(("127.0.0.1", PORT)) as sock:
        sock.sendall(b"SAMPLES\n")
        data = b""
        while part := sock.recv(8192):
            data += part
    return [value for (value,) in struct.iter_unpack("<d", data)]


def main():
    print("self test", rank([2.5, -1.0, 0.75]))
    ranked = rank(samples())
    with open("ranked.txt", "w") as fh:
        fh.writelines(f"{value}\n" for value in ranked)


if __name__ == "__main__":
    main()
