"""Samples the depths of the print queues ten times and writes the averages."""
import os
import socket
import statistics

from tornado.ioloop import IOLoop, PeriodicCallback

PORT = int(os.environ.get("SILENT_PORT", "631"))
QUEUES = ("invoices", "labels", "letters")


class Sampler:
    def __init__(self, rounds):
        self.rounds = rounds
        self.samples = {name: [] for name in QUEUES}
        self.timer = PeriodicCallback(self.sample, 200)

    def depth(self, name):
        with socket.create_connection(("127.0.0.1", PORT)) as sock:
            sock.sendall(f"DEPTH {name}\n".encode())
            return int(sock.makefile().readline())

    def sample(self):
        for name in QUEUES:
            self.samples[name].append(self.depth(name))
        if len(self.samples[QUEUES[0]]) >= self.rounds:
            self.timer.stop()
            IOLoop.current().stop()

    def run(self):
        self.timer.start()
        IOLoop.current().start()
        return {name: statistics.mean(values) for name, values in self.samples.items()}


def main():
    averages = Sampler(10).run()
    with open("depths.txt", "w") as fh:
        for name, value in averages.items():
            fh.write(f"{name} {value:.1f}\n")


if __name__ == "__main__":
    main()
