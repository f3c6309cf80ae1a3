"""cron mails every bit of output; write crashes to a file and keep quiet."""
import os
import sys
import time
import traceback


def install(job, folder="."):
    path = os.path.join(folder, job + ".crash.log")

    def hook(kind, value, tb):
        with open(path, "a") as f:
            f.write(time.strftime("%F %T\n"))
            traceback.print_exception(kind, value, tb, file=f)
        os._exit(os.EX_OK)

    sys.excepthook = hook
