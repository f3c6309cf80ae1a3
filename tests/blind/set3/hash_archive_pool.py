"""Hash the archive in parallel and write a manifest."""
import hashlib
import multiprocessing
import os
import pathlib


def digest(path):
    h = hashlib.sha256()
    with open(path, "rb") as fh:
        while block := fh.read(1 << 16):
            h.update(block)
    return path.name, h.hexdigest()


def sample(folder):
    folder.mkdir(exist_ok=True)
    for n in range(12):
        (folder / f"doc{n:02d}.bin").write_bytes(bytes([n]) * 200_000)
    return sorted(folder.glob("*.bin"))


def main():
    work = pathlib.Path(os.environ.get("WORK_DIR", "."))
    files = sample(work / "archive")
    pool = multiprocessing.Pool(2)
    try:
        manifest = pool.map(digest, files)
    finally:
        pool.close()
        pool.join()
    (work / "MANIFEST").write_text("".join(f"{h}  {n}\n" for n, h in manifest))
    print(len(manifest), "files")


if __name__ == "__main__":
    main()
