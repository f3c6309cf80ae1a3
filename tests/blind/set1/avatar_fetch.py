from concurrent.futures import ThreadPoolExecutor, as_completed
import os

import requests


def grab(user):
    r = requests.get(f"{os.environ['STATUS_URL']}/avatar/{user}", timeout=5)
    r.raise_for_status()
    return len(r.content)


def main():
    with ThreadPoolExecutor(max_workers=4) as pool:
        futures = {pool.submit(grab, u): u for u in range(12)}
        for fut in as_completed(futures):
            print(futures[fut], fut.result())


if __name__ == "__main__":
    main()
