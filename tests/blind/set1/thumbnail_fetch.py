from concurrent.futures import ThreadPoolExecutor, as_completed
import os
import requests

BASE = os.environ["API_URL"]
OUT = os.environ["WORK_DIR"]


def grab(image_id):
    r = requests.get(f"{BASE}/thumb/{image_id}.jpg", stream=True)
    r.raise_for_status()
    path = os.path.join(OUT, f"{image_id}.jpg")
    with open(path, "wb") as fh:
        for chunk in r.iter_content(65536):
            fh.write(chunk)
    return path


def main():
    ids = range(1, 9)
    with ThreadPoolExecutor(max_workers=4) as pool:
        futures = {pool.submit(grab, i): i for i in ids}
        for fut in as_completed(futures):
            print(futures[fut], fut.result())


if __name__ == "__main__":
    main()
