import atexit, contextlib, requests, shutil, socket, time, weakref


atexit.register(STOP.set)
atexit.register(QUEUE.put, None)
atexit.register(CHILD.wait)  # TG106


def main():
    work()


if __name__ == "__main__":
    main()
