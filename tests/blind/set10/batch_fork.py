"""Sums up the branches' sales in forked children and waits for all of them."""
import os
import struct

SALES = {"b1": range(1, 500), "b2": range(10, 800, 3), "b3": range(5, 90)}


def in_child(func, *args):
    reader, writer = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reader)
        code = 1
        try:
            os.write(writer, struct.pack("q", func(*args)))
            code = 0
        finally:
            os._exit(code)
    os.close(writer)
    return pid, reader


def finish(pid, reader):
    with open(reader, "rb") as pipe:
        data = pipe.read()
    _, status = os.waitpid(pid, 0)
    if os.waitstatus_to_exitcode(status) != 0:
        raise RuntimeError(f"child {pid} failed")
    return struct.unpack("q", data)[0]


def main():
    children = {branch: in_child(sum, values) for branch, values in SALES.items()}
    for branch, child in children.items():
        print(branch, finish(*child))


if __name__ == "__main__":
    main()
