"""Verifies the nightly dump with the restore tool's own check and reads its report."""
import os
import re
import sys

PORT = os.environ.get("SILENT_PORT", "8103")
TOOL = """
import signal, socket, sys
signal.signal(signal.SIGPIPE, signal.SIG_IGN)
print("table customers ok", flush=True)
print("table orders ok", flush=True)
s = socket.create_connection(("127.0.0.1", int(sys.argv[1])))
s.sendall(b"CHECKSUMS\\n")
s.recv(1000)
print("table events ok", flush=True)
"""
LINE = re.compile(r"table (\w+) (ok|broken)")


def write_tool(path):
    with open(path, "w") as fh:
        fh.write(TOOL)
    return path


def verify(command):
    tables = {}
    with os.popen(command) as report:
        for line in report:
            match = LINE.match(line)
            if match:
                tables[match[1]] = match[2] == "ok"
    return tables


def main():
    tool = write_tool("restore_check.py")
    tables = verify(f"exec {sys.executable} {tool} {PORT}")
    broken = [name for name, good in tables.items() if not good]
    if broken:
        sys.exit("broken tables: " + ", ".join(broken))
    print(len(tables), "tables verified")


if __name__ == "__main__":
    main()
