"""Drain the planned calls from the telephone system into a file."""
import os
import queue
import socket
import threading

HOST = os.environ.get("PBX_HOST", "pbx.internal")
PORT = int(os.environ.get("PBX_PORT", "5038"))
calls = queue.Queue(maxsize=100)
END = object()


def produce():
    with socket.create_connection((HOST, PORT)) as sock:
        sock.sendall(b"Action: Planned\r\n\r\n")
        for line in sock.makefile():
            calls.put(line.strip())
    calls.put(END)


def main():
    threading.Thread(target=produce, name="pbx", daemon=True).start()
    path = os.path.join(os.environ.get("CALL_DIR", "/srv/calls"), "planned")
    count = 0
    with open(path, "w") as fh:
        while (call := calls.get()) is not END:
            fh.write(call + "\n")
            count += 1
    print(count, "calls planned")


if __name__ == "__main__":
    main()
