"""Newsletter: sorts bounces into soft and hard and hands them to the uploader."""
import os
import socket

from bouncekit.uploader import Uploader


def classify(address):
    with socket.create_connection((os.environ.get("BOUNCE_HOST", "bounces"), int(os.environ.get("BOUNCE_PORT", "2600")))) as s:
        s.sendall(address.encode() + b"\r\n")
        verdict = s.recv(512)
    return "hard" if verdict.startswith(b"5") else "soft"


def main():
    uploader = Uploader(classify)
    for address in ("a@example.org", "b@example.org", "c@example.org"):
        uploader.put(address)
    uploader.drained()
    print(uploader.counts)


if __name__ == "__main__":
    main()
