"""Beer garden: staff forecast from the weather stations, collected by a daemon thread."""
import os
import queue
import socket
import threading


class Collector(threading.Thread):
    def __init__(self, stations):
        super().__init__(daemon=True)
        self.stations = stations
        self.done = queue.Queue()

    def run(self):
        for station in self.stations:
            with socket.create_connection((os.environ.get("BEERGARDEN_HOST", "wx"), int(os.environ.get("BEERGARDEN_PORT", "4000")))) as s:
                s.sendall(station.encode())
                self.done.put((station, float(s.recv(16))))
        self.done.put(None)

    def values(self):
        while (item := self.done.get()) is not None:
            yield item


def quiet(args):
    if not isinstance(args.exc_value, ConnectionError):
        print("thread failed:", args.exc_value)


def main():
    threading.excepthook = quiet
    collector = Collector(["roof", "garden"])
    collector.start()
    temperatures = dict(collector.values())
    print("staff:", 4 + sum(t > 20 for t in temperatures.values()))


if __name__ == "__main__":
    main()
