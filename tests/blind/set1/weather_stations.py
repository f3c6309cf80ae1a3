import logging
import os
import socket
import time

logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
logger = logging.getLogger(__name__)

STATIONS = ["north", "harbour", "airport", "ridge"]


def read_station(name):
    s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    s.connect((os.environ["SVC_HOST"], int(os.environ["SVC_PORT"])))
    s.sendall(b"GET " + name.encode() + b"\n")
    f = s.makefile("r")
    line = f.readline()
    s.close()
    temp, wind = line.split()
    return float(temp), float(wind)


def main():
    results = {}
    for st in STATIONS:
        try:
            results[st] = read_station(st)
        except Exception:
            logger.exception("station %s failed, skipping", st)
            continue
        time.sleep(0.1)
    logger.info("got %d of %d stations", len(results), len(STATIONS))


if __name__ == "__main__":
    main()
