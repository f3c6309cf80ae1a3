"""Receive the trucks' fuel levels and append them to a day file."""
import os
import signal
import socket
import sys
import time


def stop(signum, frame):
    sys.exit(128 + signum)


def rotate(signum, frame):
    global out
    out.close()
    out = open(time.strftime("fuel-%Y%m%d.log"), "ab")


out = open(time.strftime("fuel-%Y%m%d.log"), "ab")


def main():
    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGHUP, rotate)
    addr = (os.environ.get("GPS_HOST", "gps.fleet.example"), int(os.environ.get("GPS_PORT", "5061")))
    with socket.create_connection(addr) as sock:
        sock.sendall(b"SUBSCRIBE fuel\n")
        while data := sock.recv(4096):
            out.write(data)
    out.close()


if __name__ == "__main__":
    main()
