"""Observatory: gather the last hour's waveforms from all seismic stations (green threads)."""
from gevent import monkey

monkey.patch_all()

import os
import socket
import struct

import gevent

STATIONS = ["BFO", "GRFO", "RUE", "STU"]


def waveform(station):
    addr = os.environ.get("SEIS_HOST", "seedlink1"), int(os.environ.get("SEIS_PORT", "18000"))
    with socket.create_connection(addr) as s:
        s.sendall(f"DATA {station}\r\n".encode())
        head = s.recv(4)
        (n,) = struct.unpack(">I", head)
        data = b""
        while len(data) < n:
            more = s.recv(n - len(data))
            if not more:
                raise EOFError(station)
            data += more
    return station, data


def main():
    jobs = [gevent.spawn(waveform, s) for s in STATIONS]
    gevent.joinall(jobs, raise_error=True)
    for job in jobs:
        station, data = job.value
        with open(os.path.join(os.environ.get("WORK_DIR", "."), station + ".mseed"), "wb") as f:
            f.write(data)


if __name__ == "__main__":
    main()
