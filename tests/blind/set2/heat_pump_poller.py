"""Poll the heat pump until 20 good readings have been collected."""
import logging
import os
import socket
import struct
import time

log = logging.getLogger("pump")
ADDR = (os.environ["SVC_HOST"], int(os.environ["DEVICE_PORT"]))
REQ = bytes.fromhex("000100000006010300000002")


def read_once():
    with socket.create_connection(ADDR) as s:
        s.sendall(REQ)
        reply = s.recv(256)
    flow, ret = struct.unpack(">HH", reply[9:13])
    return flow / 10, ret / 10


def collect(n):
    readings = []
    while len(readings) < n:
        try:
            readings.append(read_once())
        except Exception as exc:
            log.warning("read failed: %r, reconnecting", exc)
        time.sleep(1)
    return readings


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    data = collect(20)
    print("mean flow", sum(f for f, _ in data) / len(data))
