"""Map server: renders the tiles touched by today's edits with an external renderer."""
import os
import signal
import subprocess
import sys

RENDERER = ["cat", os.environ.get("TILE_PIPE", "/run/tiles/done")]
QUIET = ("SIGHUP", "SIGALRM", "SIGUSR2")


def shield():
    for name in QUIET:
        signal.signal(getattr(signal, name), signal.SIG_IGN)


def tiles(edits, zoom):
    for lon, lat in edits:
        n = 2 ** zoom
        yield zoom, int((lon + 180) / 360 * n), int((90 - lat) / 180 * n)


def render(todo):
    worker = subprocess.Popen(RENDERER, stdout=subprocess.PIPE, text=True)
    done = 0
    for z, x, y in todo:
        line = worker.stdout.readline()
        if not line.startswith("done"):
            sys.exit(f"renderer: {line!r} for {z}/{x}/{y}")
        done += 1
    worker.stdout.close()
    worker.wait()
    return done


def main():
    shield()
    edits = [(9.99, 53.55), (13.4, 52.5), (11.57, 48.14)]
    print(render(list(tiles(edits, 14))), "tiles")


if __name__ == "__main__":
    main()
