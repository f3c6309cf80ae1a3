"""one session with the cargo host for the whole process"""
import os
import socket

_sock = socket.create_connection((os.environ.get("MANIFEST_HOST", "cargo1"), int(os.environ.get("MANIFEST_PORT", "3270"))), timeout=15)
_sock.settimeout(None)
_sock.sendall(b"LOGON PRT01\r\n")
BANNER = _sock.recv(512)


def ask(command):
    _sock.sendall(command.encode() + b"\r\n")
    buf = b""
    while not buf.endswith(b"\r\n"):
        data = _sock.recv(4096)
        if not data:
            raise ConnectionError("host closed the session")
        buf += data
    return buf.decode().strip()
