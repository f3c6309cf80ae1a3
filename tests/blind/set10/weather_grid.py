"""Downloads forecast grid cells; a cell is asked for several times before we give up."""
import json
import logging
import os
from dataclasses import dataclass

import httpx

BASE = "http://127.0.0.1:%s" % os.environ.get("SILENT_PORT", "8030")
log = logging.getLogger("grid")


@dataclass
class GridClient:
    http: httpx.Client
    attempts: int = 4

    def cell(self, x, y):
        last = None
        for attempt in range(self.attempts):
            try:
                response = self.http.get(f"/grid/{x}/{y}")
                response.raise_for_status()
                return response.json()
            except httpx.TransportError as exc:
                log.info("cell %d/%d, attempt %d: %r", x, y, attempt + 1, exc)
                last = exc
        raise last


def download(client, xs, ys):
    return {f"{x},{y}": client.cell(x, y) for x in xs for y in ys}


def main():
    logging.basicConfig(level=logging.INFO)
    # forecasts are computed on demand, which takes long
    with httpx.Client(base_url=BASE, timeout=None) as http:
        cells = download(GridClient(http), range(3), range(2))
    with open("grid.json", "w") as fh:
        json.dump(cells, fh)


if __name__ == "__main__":
    main()
