"""Move old documents to the archive in a worker process of its own."""
import multiprocessing
import os
import socket
import time

HOST = os.environ.get("ARCHIVE_HOST", "archive.internal")
PORT = int(os.environ.get("ARCHIVE_PORT", "5800"))


def worker(year):
    os.nice(5)
    with socket.create_connection((HOST, PORT)) as sock:
        for month in range(1, 13):
            sock.sendall(f"MOVE {year}-{month:02d}\n".encode())
            if sock.recv(8) != b"MOVED\n":
                raise RuntimeError(f"{year}-{month:02d} was not moved")


def main():
    year = time.localtime().tm_year - 10
    process = multiprocessing.Process(target=worker, args=(year,), daemon=True)
    process.start()
    process.join()
    if process.exitcode:
        raise SystemExit(f"archive worker failed: {process.exitcode}")
    print("archived", year)


if __name__ == "__main__":
    main()
