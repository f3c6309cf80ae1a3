"""Read the truck scale: the exchange with the scale must not be disturbed half way."""
import contextlib
import os
import signal
import socket

HOST, PORT = os.environ.get("SCALE", "scale1:4305").split(":")


@contextlib.contextmanager
def undisturbed():
    old = signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, old)


def weigh(sock):
    with undisturbed():
        sock.sendall(b"\x05")
        frame = b""
        while not frame.endswith(b"\x04"):
            frame += sock.recv(32)
        sock.sendall(b"\x06")
    return int(frame.strip(b"\x02\x04"))


def main():
    sock = socket.create_connection((HOST, int(PORT)))
    with open("weights.csv", "a") as fh:
        for truck in ("B-AB 1", "B-AB 2"):
            fh.write(f"{truck};{weigh(sock)}\n")
    sock.close()


if __name__ == "__main__":
    main()
