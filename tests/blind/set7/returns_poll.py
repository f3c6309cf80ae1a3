"""Poll the returns desk for new return slips."""
import os
import socket
import time

HOST = os.environ.get("RETURNS_HOST", "returns.internal")
PORT = int(os.environ.get("RETURNS_PORT", "5100"))


def slips():
    while True:
        try:
            with socket.create_connection((HOST, PORT)) as sock:
                sock.sendall(b"SLIPS\n")
                return sock.makefile().readline().split(",")
        except ConnectionError as err:
            print("desk is away:", err)
            time.sleep(5)


def main():
    path = os.path.join(os.environ.get("RETURNS_DIR", "/srv/returns"), "slips")
    with open(path, "a") as fh:
        for slip in slips():
            fh.write(slip.strip() + "\n")
            print("slip", slip.strip())


if __name__ == "__main__":
    main()
