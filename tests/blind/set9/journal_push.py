"""Send the day's journal entries to the accounting system."""
import json
import os
import socket

from tenacity import retry, retry_if_exception_type, stop_after_attempt, wait_fixed

HOST = os.environ.get("PEER_HOST", "accounting.corp.internal")
PORT = int(os.environ.get("PEER_PORT", "7100"))
ENTRIES = [{"account": 4711, "amount": 1200}, {"account": 4930, "amount": 88}]


class Busy(Exception):
    """The accounting system asks to come back later."""


@retry(
    retry=retry_if_exception_type(Busy),
    stop=stop_after_attempt(5),
    wait=wait_fixed(0.5),
    reraise=True,
)
def submit(entry):
    with socket.create_connection((HOST, PORT)) as conn:
        conn.sendall(json.dumps(entry).encode() + b"\n")
        answer = json.loads(conn.makefile().readline())
    if answer["state"] == "busy":
        raise Busy(answer)
    return answer["id"]


def main():
    for entry in ENTRIES:
        print(entry["account"], "->", submit(entry))


if __name__ == "__main__":
    main()
