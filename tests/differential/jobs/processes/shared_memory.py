"""Shares memory with a child, and unlinks it."""

# python: 3.8

import multiprocessing
from multiprocessing import shared_memory


def work(name):
    memory = shared_memory.SharedMemory(name)
    memory.buf[0] = 7
    memory.close()


def main():
    memory = shared_memory.SharedMemory(create=True, size=64)
    process = multiprocessing.get_context("fork").Process(target=work, args=(memory.name,))
    process.start()
    process.join()
    print(memory.buf[0], process.exitcode)
    memory.close()
    memory.unlink()


if __name__ == "__main__":
    main()
