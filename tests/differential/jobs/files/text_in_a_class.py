"""Leaves a text file open that belongs to a class."""


class Report:
    stream = open("report.txt", "w")


def main():
    Report.stream.write("row\n" * 1000)


if __name__ == "__main__":
    main()
