"""Sensor gateway: copies the serial line in a child so that a crash of the driver is seen."""
import os
import signal
import sys
import time

SERIAL = os.environ.get("SENSOR_PIPE", "/dev/ttyS1")


def copy_lines():
    with open(SERIAL) as serial, open("sensor.log", "a") as out:
        for line in serial:
            out.write(f"{time.time():.0f} {line}")
            out.flush()


def supervise(pid):
    try:
        _, status = os.waitpid(pid, 0)
    except BaseException:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        raise
    return os.waitstatus_to_exitcode(status)


def main():
    pid = os.fork()
    if pid == 0:
        copy_lines()
        os._exit(0)
    return supervise(pid)


if __name__ == "__main__":
    sys.exit(main())
