"""Run the payroll batch in a child so that its memory is returned."""
import os
import socket
import sys


def batch():
    s = socket.create_connection((os.environ["SVC_HOST"], int(os.environ["SVC_PORT"])))
    s.sendall(b"PAYROLL RUN\n")
    reply = s.recv(100)
    return 0 if reply.startswith(b"OK") else 3


def main():
    pid = os.fork()
    if pid == 0:
        os._exit(batch())
    _, status = os.waitpid(pid, 0)
    code = os.waitstatus_to_exitcode(status)
    if code:
        print("payroll batch failed with", code, file=sys.stderr)
    return code


if __name__ == "__main__":
    sys.exit(main())
