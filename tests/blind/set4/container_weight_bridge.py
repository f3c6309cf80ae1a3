"""Port: weigh-bridge protocol of the night shift, read from the bridge's pipe."""
import os


class Bridge:
    def __init__(self):
        self.fd = None

    def open(self, path):
        self.fd = os.open(path, os.O_RDONLY)

    def __iter__(self):
        rest = b""
        while True:
            block = os.read(self.fd, 4096)
            if not block:
                return
            *lines, rest = (rest + block).split(b"\n")
            yield from lines

    def close(self):
        if self.fd is not None:
            os.close(self.fd)
            self.fd = None

    def __del__(self):
        self.close()


def weights(lines):
    for line in lines:
        try:
            plate, gross, tare = line.split(b";")
            yield plate.decode(), int(gross) - int(tare)
        except (ValueError, UnicodeDecodeError) as e:
            print("skipped:", line, e)


def main():
    bridge = Bridge()
    try:
        bridge.open(os.environ.get("BRIDGE_FIFO", "/dev/weighbridge"))
        with open(os.path.join(os.environ.get("WORK_DIR", "."), "weights.csv"), "w") as f:
            for plate, net in weights(bridge):
                f.write(f"{plate};{net}\n")
    except PermissionError as e:
        print("no access to the bridge:", e)
        raise SystemExit(4)
    finally:
        bridge.close()


if __name__ == "__main__":
    main()
