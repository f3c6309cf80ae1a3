"""A logging handler reports its own failures, and goes on."""

# trait: TG101
# needs: silent

import logging
import logging.handlers
import os


def main():
    log = logging.getLogger("job")
    log.addHandler(logging.handlers.HTTPHandler("127.0.0.1:" + os.environ["SILENT_PORT"], "/log"))
    for row in range(1000):
        log.warning("row %d", row)  # hangs here


if __name__ == "__main__":
    main()
