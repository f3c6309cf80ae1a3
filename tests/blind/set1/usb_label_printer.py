import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
O_RDONLY = 0


def read_device(path, n=512):
    fd = libc.open(path.encode(), O_RDONLY)
    if fd < 0:
        err = ctypes.get_errno()
        raise OSError(err, os.strerror(err), path)
    buf = ctypes.create_string_buffer(n)
    got = libc.read(fd, buf, n)
    libc.close(fd)
    if got < 0:
        err = ctypes.get_errno()
        raise OSError(err, os.strerror(err), path)
    return buf.raw[:got]


def main():
    print(read_device(os.path.join(os.environ["WORK_DIR"], "inbox.fifo")))


if __name__ == "__main__":
    main()
