"""Leaves a text file open in the closure of a function that a list holds."""


def writer(name):
    stream = open(name, "w")
    return lambda row: stream.write(row)


if __name__ == "__main__":
    writers = [writer("first.txt"), writer("second.txt")]
    for write in writers:
        write("row\n" * 1000)
