"""Energy trader: yield of the wind parks, read in parallel processes from the park controllers."""
import multiprocessing
import os
import socket

PARKS = ["baltic-1", "baltic-2", "hunsrueck"]


def read_park(park):
    with socket.create_connection((os.environ.get("WIND_HOST", "10.3.0.1"), int(os.environ.get("WIND_PORT", "8899")))) as s:
        s.sendall(f"YIELD {park}\n".encode())
        data = b""
        while not data.endswith(b"\n"):
            more = s.recv(512)
            if not more:
                raise ConnectionError(park)
            data += more
    return park, float(data)


def main():
    total = 0.0
    with multiprocessing.Pool(2) as pool:
        for park, mwh in pool.imap_unordered(read_park, PARKS):
            print(f"{park:12s} {mwh:8.1f} MWh")
            total += mwh
    with open(os.path.join(os.environ.get("WORK_DIR", "."), "yield.txt"), "w") as f:
        f.write(f"{total:.1f}\n")


if __name__ == "__main__":
    main()
