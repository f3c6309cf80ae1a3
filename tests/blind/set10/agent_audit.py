"""Audits the configuration agents; what happened is noted in the audit file in any case."""
import contextlib
import os
import socket

PORT = int(os.environ.get("SILENT_PORT", "9103"))


class AuditFile:
    def __init__(self, path):
        self.fh = open(path, "a")
        self.agent = None

    def note(self, exc_type, exc, tb):
        outcome = "ok" if exc_type is None else f"failed: {exc}"
        self.fh.write(f"{self.agent} {outcome}\n")
        self.fh.flush()
        return exc_type is UnicodeDecodeError

    def close(self):
        self.fh.close()


def checksum(sock):
    sock.sendall(b"CHECKSUM\n")
    return sock.makefile(encoding="ascii").readline().strip()


def main():
    audit = AuditFile("audit.log")
    with contextlib.closing(audit):
        for agent in ("web1", "web2", "db1"):
            audit.agent = agent
            with contextlib.ExitStack() as stack:
                stack.push(audit.note)
                sock = stack.enter_context(socket.create_connection(("127.0.0.1", PORT)))
                print(agent, checksum(sock))


if __name__ == "__main__":
    main()
