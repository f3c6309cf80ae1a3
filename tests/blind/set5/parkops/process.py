"""Brings a job's process into a defined state."""
import os
import signal


def prepare(name):
    os.umask(0o027)
    # alarms survive exec: drop what the calling shell may have left over
    signal.alarm(0)
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    os.environ["JOB_NAME"] = name
