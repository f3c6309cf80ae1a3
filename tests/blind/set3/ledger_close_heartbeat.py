"""Close yesterday's ledger. A heartbeat file tells the monitoring that we are alive."""
import os
import socket
import threading
import time
from pathlib import Path

BEAT = Path(os.environ.get("WORK_DIR", ".")) / "ledger.heartbeat"


def heartbeat(stop: threading.Event):
    while not stop.wait(1.0):
        BEAT.write_text(str(time.time()))


def ask_core(command):
    with socket.create_connection((os.environ["SVC_HOST"], int(os.environ["ACK_PORT"]))) as s:
        s.sendall(command.encode() + b"\r\n")
        answer = b""
        while not answer.endswith(b"\r\n"):
            block = s.recv(1024)
            if not block:
                raise ConnectionError("core banking closed the line")
            answer += block
    return answer.decode().strip()


def main():
    stop = threading.Event()
    beat = threading.Thread(target=heartbeat, args=(stop,))
    beat.start()
    for account in ("1000", "1200", "1800"):
        answer = ask_core(f"CLOSE {account}")
        print(account, answer)
    stop.set()
    beat.join()
    BEAT.unlink(missing_ok=True)


if __name__ == "__main__":
    main()
