"""Copy the archive over night; must survive the end of the operator's session."""
import os
import signal
import socket

IGNORE = (signal.SIGHUP, signal.SIGPIPE, signal.SIGALRM, signal.SIGUSR1)


def detach_from_session():
    for sig in IGNORE:
        signal.signal(sig, signal.SIG_IGN)


def receive(sock, target):
    total = 0
    with open(target, "wb") as fh:
        while block := sock.recv(1 << 16):
            fh.write(block)
            total += len(block)
    return total


def main():
    detach_from_session()
    for volume in ("vol1", "vol2"):
        with socket.create_connection((os.environ["SVC_HOST"], int(os.environ["FEED_PORT"]))) as sock:
            sock.sendall(f"SEND {volume}\n".encode())
            n = receive(sock, os.path.join(os.environ.get("WORK_DIR", "."), volume))
        print(volume, n)


if __name__ == "__main__":
    main()
