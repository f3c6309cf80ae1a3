"""Leaves a generator in its main block that has a file open."""


def writer():
    with open("report.txt", "w") as stream:
        while True:
            stream.write((yield))


if __name__ == "__main__":
    generator = writer()
    next(generator)
    generator.send("rows\n")
