"""Logs into an archive that it leaves open."""

import gzip
import io
import logging

archive = gzip.GzipFile("job.log.gz", "wb", mtime=0)
logging.basicConfig(stream=io.TextIOWrapper(archive), level=logging.INFO)


def main():
    for number in range(100):
        logging.info("row %d", number)


if __name__ == "__main__":
    main()
