"""Read what is in the drop pipe right now."""
import os
import select


def main():
    fd = os.open(os.path.join(os.environ["WORK_DIR"], "inbox.fifo"), os.O_RDONLY | os.O_NONBLOCK)
    data = b""
    while True:
        ready, _, _ = select.select([fd], [], [], 1.0)
        chunk = os.read(fd, 65536) if ready else b""
        if not chunk:
            break
        data += chunk
    os.close(fd)
    print(len(data), "bytes")


if __name__ == "__main__":
    main()
