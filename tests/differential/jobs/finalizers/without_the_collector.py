"""Runs without the garbage collector, with a cycle that has a file open."""

import gc

gc.disable()


class Report:
    def __init__(self):
        self.itself = self
        self.stream = open("report.txt", "w")


def main():
    report = Report()
    report.stream.write("rows\n")


if __name__ == "__main__":
    main()
