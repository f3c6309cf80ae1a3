import os
import socket
from multiprocessing import Process


def prune(volume):
    with socket.create_connection((os.environ["SVC_HOST"], int(os.environ["SVC_PORT"]))) as s:
        s.sendall(f"PRUNE {volume}\n".encode())
        s.recv(32)


def main():
    for volume in ("vol1", "vol2"):
        Process(target=prune, args=(volume,)).start()
    print("prune started")


if __name__ == "__main__":
    main()
