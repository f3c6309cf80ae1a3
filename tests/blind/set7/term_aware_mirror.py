"""Mirror the licence file; stop in good order on SIGTERM."""
import os
import signal
import socket
import sys

HOST = os.environ.get("LICENCE_HOST", "licence.internal")
PORT = int(os.environ.get("LICENCE_PORT", "27000"))


def stop(signum, frame):
    print("stopped by", signal.Signals(signum).name)
    sys.exit(128 + signum)


def mirror():
    with socket.create_connection((HOST, PORT)) as sock:
        sock.sendall(b"FILE\n")
        data = b""
        while part := sock.recv(4096):
            data += part
    return data


def main():
    for signum in (signal.SIGTERM, signal.SIGINT):
        signal.signal(signum, stop)
    data = mirror()
    path = os.path.join(os.environ.get("LICENCE_DIR", "/srv/lic"), "current")
    with open(path, "wb") as fh:
        fh.write(data)
    print(len(data), "bytes")


if __name__ == "__main__":
    main()
