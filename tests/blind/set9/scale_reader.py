"""Read the weights from the truck scale and write the delivery list."""
import os
import signal
import socket

HOST = os.environ.get("PEER_HOST", "scale.yard.internal")
PORT = int(os.environ.get("PEER_PORT", "8000"))
OUT = os.path.join(os.environ.get("WORK_DIR", "/srv/yard"), "weights.csv")


def no_broken_reads():
    """The scale loses a record when a read is interrupted."""
    for sig in (signal.SIGCHLD, signal.SIGALRM, signal.SIGUSR1):
        signal.siginterrupt(sig, False)


def records(sock):
    pending = b""
    while block := sock.recv(512):
        pending += block
        *complete, pending = pending.split(b"\r\n")
        for line in complete:
            plate, weight = line.decode("ascii").split(",")
            yield plate, int(weight)


def main():
    no_broken_reads()
    with socket.create_connection((HOST, PORT)) as sock, open(OUT, "w") as out:
        for plate, weight in records(sock):
            out.write(f"{plate};{weight}\n")
            if plate == "CLOSE":
                break


if __name__ == "__main__":
    main()
