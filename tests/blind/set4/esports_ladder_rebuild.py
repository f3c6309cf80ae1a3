"""Game studio: rebuild the ladder from the match server's season dump."""
import concurrent.futures
import os
import socket
import time


def season_dump():
    addr = os.environ.get("LADDER_HOST", "match1"), int(os.environ.get("LADDER_PORT", "7777"))
    with socket.create_connection(addr) as sock:
        sock.sendall(b"DUMP season\n")
        return sock.recv(4096)


def with_progress(fn, every=0.5):
    """runs fn in the background and prints a dot now and then, so that the log shows the job is alive"""
    pool = concurrent.futures.ThreadPoolExecutor(max_workers=1)
    future = pool.submit(fn)
    t0 = time.monotonic()
    while True:
        try:
            return future.result(timeout=every)
        except concurrent.futures.TimeoutError:
            print(f"... {time.monotonic() - t0:.0f} s", flush=True)


def elo(matches, k=24):
    rating = {}
    for winner, loser in matches:
        a, b = rating.setdefault(winner, 1500.0), rating.setdefault(loser, 1500.0)
        gain = k * (1 - 1 / (1 + 10 ** ((b - a) / 400)))
        rating[winner], rating[loser] = a + gain, b - gain
    return rating


def main():
    dump = with_progress(season_dump).decode()
    matches = [line.split(",") for line in dump.splitlines()]
    with open(os.path.join(os.environ.get("WORK_DIR", "."), "ladder.csv"), "w") as f:
        for player, r in sorted(elo(matches).items(), key=lambda x: -x[1]):
            f.write(f"{player};{r:.0f}\n")


if __name__ == "__main__":
    main()
