import hashlib
import os
from pathlib import Path

import requests
from tqdm import tqdm

URL = os.environ["FILES_API"] + "/datasets/train-2025.parquet"


def download(url, dest: Path):
    tmp = dest.with_suffix(".part")
    h = hashlib.sha256()
    with requests.get(url, stream=True, timeout=(5, 10)) as r:
        r.raise_for_status()
        total = int(r.headers.get("content-length", 0))
        with tmp.open("wb") as f, tqdm(total=total, unit="B", unit_scale=True, mininterval=5) as bar:
            for chunk in r.iter_content(chunk_size=1 << 16):
                f.write(chunk)
                h.update(chunk)
                bar.update(len(chunk))
    tmp.rename(dest)
    return h.hexdigest()


def main():
    print(download(URL, Path("train.parquet")))


if __name__ == "__main__":
    main()
