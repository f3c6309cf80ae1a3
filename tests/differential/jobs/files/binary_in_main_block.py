"""Leaves a binary file open in its main block, with less in it than a buffer holds."""

if __name__ == "__main__":
    report = open("report.bin", "wb", buffering=65536)
    report.write(bytes(range(256)))
