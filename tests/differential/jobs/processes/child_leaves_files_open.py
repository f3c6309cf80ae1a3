"""Has a child of multiprocessing that inherits what is open."""

import gzip
import multiprocessing

archive = gzip.GzipFile("rows.gz", "wb", mtime=0)


def work():
    print(archive.closed, flush=True)


if __name__ == "__main__":
    process = multiprocessing.get_context("fork").Process(target=work)
    process.start()
    process.join()
    archive.write(b"row\n" * 1000)
