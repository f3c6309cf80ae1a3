"""Imports meter values per grid area in a process of its own and sums them up."""
import logging
import multiprocessing as mp
import os
import socket

PORT = int(os.environ.get("SILENT_PORT", "2404"))
AREAS = ("west", "east")
log = logging.getLogger("meters")


class AreaImporter(mp.Process):
    def __init__(self, area, results):
        super().__init__(name=f"import-{area}")
        self.area = area
        self.results = results

    def run(self):
        total = 0.0
        with socket.create_connection(("127.0.0.1", PORT)) as sock:
            sock.sendall(f"AREA {self.area}\n".encode())
            for line in sock.makefile():
                if line.startswith("END"):
                    break
                total += float(line.split(";")[1])
        self.results.put((self.area, total))


def main():
    logging.basicConfig(level=logging.INFO)
    results = mp.Queue()
    importers = [AreaImporter(area, results) for area in AREAS]
    for importer in importers:
        importer.start()
    totals = dict(results.get() for _ in importers)
    for importer in importers:
        importer.join()
    log.info("totals: %s", totals)


if __name__ == "__main__":
    main()
