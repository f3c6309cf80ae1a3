"""Receive the truck positions from the GPS gateway and append them to a day file."""
import os
import signal
import socket
import time

stop_requested = False


def request_stop(signum, frame):
    global stop_requested
    stop_requested = True


def install_handlers():
    skip = {signal.SIGKILL, signal.SIGSTOP, signal.SIGCHLD, signal.SIGINT}
    for sig in signal.valid_signals() - skip:
        try:
            signal.signal(sig, request_stop)
        except (OSError, ValueError):
            pass


def receive(sock, path):
    with open(path, "ab") as out:
        while not stop_requested:
            data = sock.recv(4096)
            if not data:
                return
            out.write(data)


def main():
    install_handlers()
    addr = (os.environ.get("GPS_HOST", "gps.fleet.example"), int(os.environ.get("GPS_PORT", "5060")))
    with socket.create_connection(addr) as sock:
        sock.sendall(b"SUBSCRIBE *\n")
        receive(sock, time.strftime("positions-%Y%m%d.log"))


if __name__ == "__main__":
    main()
