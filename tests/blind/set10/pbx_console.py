"""Dumps the extension table of the old telephone exchange through its console program."""
import os
import sys

import pexpect

PORT = os.environ.get("SILENT_PORT", "2600")
CONSOLE = """
import signal, socket, sys
signal.signal(signal.SIGHUP, signal.SIG_IGN)
s = socket.create_connection(("127.0.0.1", int(sys.argv[1])))
print("connected", flush=True)
print(s.recv(1000).decode(), flush=True)
"""


class Console:
    def __init__(self):
        self.child = pexpect.spawn(sys.executable, ["-c", CONSOLE, PORT], encoding="utf-8", timeout=None)
        self.child.expect("connected")

    def command(self, text):
        self.child.expect("PBX> ")
        self.child.sendline(text)
        self.child.expect("\r\nOK\r\n")
        return self.child.before


def main():
    console = Console()
    table = console.command("show extensions")
    with open("extensions.txt", "w") as fh:
        fh.write(table)
    print(len(table.splitlines()), "extensions")


if __name__ == "__main__":
    main()
