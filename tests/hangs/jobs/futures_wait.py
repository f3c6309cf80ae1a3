"""Waits for all futures."""

# trait: TG102

import concurrent.futures
import time


def work():
    time.sleep(600)  # hangs here


def main():
    with concurrent.futures.ThreadPoolExecutor() as pool:
        concurrent.futures.wait([pool.submit(work)])


if __name__ == "__main__":
    main()
