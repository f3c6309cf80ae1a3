"""Has faulthandler tell where a step is, in which children are forked."""

import faulthandler
import os
import time


def main():
    faulthandler.dump_traceback_later(0.4)
    child = os.fork()
    if child == 0:
        os._exit(0)
    os.waitpid(child, 0)
    time.sleep(0.8)
    faulthandler.cancel_dump_traceback_later()
    print("done")


if __name__ == "__main__":
    main()
