"""Leaves a binary file open at module level."""

report = open("report.bin", "wb")


def main():
    report.write(bytes(range(256)) * 10)


if __name__ == "__main__":
    main()
