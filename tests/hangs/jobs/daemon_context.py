"""Becomes a daemon by python-daemon."""

# trait: TG112
# needs: daemon

import time
import daemon


def main():
    with daemon.DaemonContext():
        time.sleep(600)  # hangs here


if __name__ == "__main__":
    main()
