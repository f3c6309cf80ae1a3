"""Farm: silo levels from the sensor's pipe, if it has written any."""
import os
import select

PIPE = os.environ.get("SILO_FIFO", "/dev/silo")


def read_available(path, wait=0.5):
    fd = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    try:
        data = b""
        while True:
            ready, _, _ = select.select([fd], [], [], wait)
            if not ready:
                return data
            block = os.read(fd, 4096)
            if not block:
                return data
            data += block
    finally:
        os.close(fd)


def main():
    levels = {}
    for line in read_available(PIPE).decode().splitlines():
        silo, _, percent = line.partition("=")
        levels[silo] = int(percent)
    with open(os.path.join(os.environ.get("WORK_DIR", "."), "silos.txt"), "w") as f:
        for silo in "ABCD":
            f.write(f"{silo} {levels.get(silo, 'no reading')}\n")


if __name__ == "__main__":
    main()
