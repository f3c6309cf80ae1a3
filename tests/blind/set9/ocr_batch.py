"""Recognise the text of scanned letters in a helper process."""
import multiprocessing as mp
import os
import socket

HOST = os.environ.get("PEER_HOST", "ocr.corp.internal")
PORT = int(os.environ.get("PEER_PORT", "9292"))


def recognise(connection):
    while (page := connection.recv()) is not None:
        with socket.create_connection((HOST, PORT)) as sock:
            sock.sendall(page)
            connection.send(sock.recv(4096).decode())


def main():
    here, there = mp.Pipe()
    helper = mp.Process(target=recognise, args=(there,))
    helper.start()
    try:
        for number in range(20):
            here.send(b"PAGE %d\n" % number)
            print(here.recv())
        here.send(None)
    finally:
        helper.terminate()
        helper.join()


if __name__ == "__main__":
    main()
