"""Leaves a text file open in objects that hold each other."""


class Report:
    def __init__(self):
        self.stream = open("report.txt", "w")
        self.itself = self


if __name__ == "__main__":
    report = Report()
    report.stream.write("row\n" * 1000)
