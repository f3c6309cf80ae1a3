"""Logs to a file, which logging closes at exit."""

import logging

logging.basicConfig(filename="job.log", format="%(levelname)s %(message)s", level=logging.DEBUG)


def main():
    for number in range(100):
        logging.debug("row %d", number)


if __name__ == "__main__":
    main()
