"""Has faulthandler write to a file, on a signal."""

import faulthandler
import os
import signal

log = open("faults.log", "w")
faulthandler.enable(log)


def main():
    faulthandler.register(signal.SIGUSR1, log)
    os.kill(os.getpid(), signal.SIGUSR1)
    print(faulthandler.is_enabled())
    log.seek(0)
    log.truncate()  # what was written has the numbers of lines in it


if __name__ == "__main__":
    main()
