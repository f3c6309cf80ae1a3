"""Checks with every backup agent whether last night's run was complete."""
import contextlib
import logging
import os
import socket

PORT = int(os.environ.get("SILENT_PORT", "9102"))
AGENTS = ["db1", "db2", "files", "mail"]
log = logging.getLogger("backup")


class Report:
    def __init__(self):
        self.rows = []

    def failed(self, exc_type, exc, tb):
        """ExitStack callback: writes the row even if the agent did not answer properly."""
        if exc_type is None:
            return False
        self.rows.append((self.current, "error", str(exc)))
        return True

    def save(self, path):
        with open(path, "w") as fh:
            for row in self.rows:
                fh.write("\t".join(row) + "\n")


def ask(sock, agent):
    sock.sendall(f"STATUS {agent}\r\n".encode())
    line = sock.makefile().readline()
    return line.strip() or "unknown"


def check(agent, report):
    report.current = agent
    with contextlib.ExitStack() as stack:
        stack.push(report.failed)
        sock = stack.enter_context(socket.create_connection(("127.0.0.1", PORT)))
        report.rows.append((agent, "ok", ask(sock, agent)))


def main():
    logging.basicConfig(level=logging.INFO)
    report = Report()
    for agent in AGENTS:
        check(agent, report)
    report.save("backup_report.tsv")
    log.info("%d agents checked", len(AGENTS))


if __name__ == "__main__":
    main()
