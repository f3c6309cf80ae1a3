import logging
import os
import socket
import time

log = logging.getLogger("poll")


def events(sock):
    while True:
        try:
            data = sock.recv(1024)
        except TimeoutError:
            log.debug("nothing new")
            continue
        if not data:
            return
        yield data


def main():
    deadline = time.time() + 3600
    sock = socket.create_connection((os.environ["SVC_HOST"], int(os.environ["SVC_PORT"])), timeout=30)
    sock.sendall(b"SUBSCRIBE doorbell\n")
    for ev in events(sock):
        print(ev)
        if ev == b"BYE" or time.time() > deadline:
            break


if __name__ == "__main__":
    logging.basicConfig(level=logging.DEBUG)
    main()
