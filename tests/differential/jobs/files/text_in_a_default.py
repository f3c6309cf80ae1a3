"""Leaves a text file open that only the default of a parameter holds."""


def write(row, stream=open("report.txt", "w")):
    stream.write(row)


if __name__ == "__main__":
    for number in range(1000):
        write("row %d\n" % number)
