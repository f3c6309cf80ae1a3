"""Leaves a mapped file behind."""

import mmap

with open("rows.bin", "wb") as stream:
    stream.write(bytes(4096))

if __name__ == "__main__":
    stream = open("rows.bin", "r+b")
    rows = mmap.mmap(stream.fileno(), 0)
    rows[:4] = b"rows"
