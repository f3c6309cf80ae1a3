"""Render yesterday's documents to PDF/A with several processes."""
import multiprocessing as mp
import os
import subprocess

DOCS = [f"doc-{n:04d}.odt" for n in range(8)]
OUT = os.environ.get("WORK_DIR", "/srv/pdf")


def convert(name):
    subprocess.run(
        ["soffice", "--headless", "--convert-to", "pdf", "--outdir", OUT, name],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return name


def main():
    pool = mp.Pool(3)
    done = []
    try:
        for name in pool.imap_unordered(convert, DOCS):
            done.append(name)
    finally:
        pool.close()
        pool.join()
    print(f"{len(done)} of {len(DOCS)} converted")


if __name__ == "__main__":
    main()
