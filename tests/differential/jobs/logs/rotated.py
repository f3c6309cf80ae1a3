"""Logs to a file that is rotated."""

import logging
import logging.handlers

handler = logging.handlers.RotatingFileHandler("job.log", maxBytes=200, backupCount=2)


def main():
    logging.getLogger("job").addHandler(handler)
    for number in range(50):
        logging.getLogger("job").error("row %d", number)


if __name__ == "__main__":
    main()
