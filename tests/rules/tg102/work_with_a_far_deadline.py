# A deadline behind the limit of the guard is as good as none.
import concurrent.futures
import os
import time
from concurrent.futures import ProcessPoolExecutor


def layout(number):
    deadline = time.monotonic() + float(os.environ.get("RENDER_SECONDS", "86400"))
    while time.monotonic() < deadline:
        time.sleep(0.2)
    return number


def poll(number):
    start = time.time()
    while time.time() - start < 4 * 3600:
        time.sleep(60)
    return number


def glance(number):
    until = time.monotonic() + 30
    while time.monotonic() < until:
        time.sleep(0.2)
    return number


def main():
    with ProcessPoolExecutor() as pool:  # TG102
        print(*pool.map(layout, range(4)))
    with concurrent.futures.ThreadPoolExecutor() as threads:  # TG102
        threads.submit(poll, 1)
    with ProcessPoolExecutor() as others:
        print(*others.map(glance, range(4)))


if __name__ == "__main__":
    main()
