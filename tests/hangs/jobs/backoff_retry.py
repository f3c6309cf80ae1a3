"""Tries again whatever is raised."""

# trait: TG101, TG108
# needs: backoff

import time
import backoff


@backoff.on_exception(backoff.constant, Exception, interval=0)
def fetch():
    time.sleep(600)  # hangs here


def main():
    fetch()


if __name__ == "__main__":
    main()
