# A foreign function that nobody knows, and one that a signal interrupts.
import ctypes
import os

lib = ctypes.CDLL(None)
lib.popen.restype = ctypes.c_void_p
lib.pclose.argtypes = [ctypes.c_void_p]


class Dongle:
    def __init__(self, device):
        self.device = device

    def check(self):
        pipe = lib.popen(f"head -c 4 {self.device}".encode(), b"w")
        return lib.pclose(pipe)  # TG104 (low)


def main():
    status = Dongle(os.path.join(os.environ["WORK_DIR"], "inbox.fifo")).check()
    if status != 0:
        raise SystemExit("license not valid")
    print("license ok")


if __name__ == "__main__":
    main()
