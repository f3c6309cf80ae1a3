import os
import time


def lock(path):
    while True:
        try:
            fd = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY)
            os.write(fd, str(os.getpid()).encode())
            return fd
        except:
            time.sleep(0.25)


def main():
    path = os.path.join(os.environ["WORK_DIR"], "job.lock")
    fd = lock(path)
    try:
        for name in os.listdir(os.environ["WORK_DIR"]):
            if name.endswith(".tmp"):
                os.unlink(os.path.join(os.environ["WORK_DIR"], name))
    finally:
        os.close(fd)
        os.unlink(path)


if __name__ == "__main__":
    main()
