"""Counts whatever goes wrong as a failed item."""

# trait: TG102, TG101

import concurrent.futures
import time


def work(_item):
    time.sleep(600)  # hangs here


def main():
    with concurrent.futures.ThreadPoolExecutor(2) as pool:  # hangs here
        futures = [pool.submit(work, item) for item in range(2)]
        for future in futures:
            try:
                future.result()  # hangs here
            except Exception as error:
                print("failed:", error)


if __name__ == "__main__":
    main()
