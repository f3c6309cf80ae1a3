"""Collect probe data in a child process and print a summary."""
import multiprocessing as mp
import os
import signal
import socket

HOST = os.environ.get("PEER_HOST", "probe.lab.internal")
PORT = int(os.environ.get("PEER_PORT", "5025"))


def collect(out):
    # the parent decides when collecting is over
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    with socket.create_connection((HOST, PORT)) as probe:
        probe.sendall(b"MEAS:CONT ON\n")
        for line in probe.makefile():
            out.send(float(line))
    out.send(None)


def main():
    here, there = mp.Pipe(duplex=False)
    child = mp.Process(target=collect, args=(there,), daemon=True)
    child.start()
    values = []
    while (value := here.recv()) is not None:
        values.append(value)
    print(len(values), min(values), max(values))
    child.join()


if __name__ == "__main__":
    main()
