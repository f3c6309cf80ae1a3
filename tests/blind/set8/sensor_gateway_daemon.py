"""Sensor gateway: goes to the background and copies the serial line to a log."""
import os
import sys
import time

SERIAL = os.environ.get("SENSOR_PIPE", "/dev/ttyS1")
PIDFILE = os.path.abspath("gateway.pid")


def daemonize():
    if os.fork() > 0:
        wait_for_pidfile()
        os._exit(0)
    os.setsid()
    if os.fork() > 0:
        os._exit(0)
    with open(PIDFILE, "w") as fh:
        fh.write(str(os.getpid()))


def wait_for_pidfile():
    """The start script expects a gateway that has settled when we return."""
    for _ in range(30):
        if os.path.exists(PIDFILE):
            break
        time.sleep(0.1)
    time.sleep(0.3)


def copy_lines():
    with open(SERIAL) as serial, open("sensor.log", "a") as out:
        for line in serial:
            out.write(f"{time.time():.0f} {line}")
            out.flush()


def main():
    if "--foreground" not in sys.argv:
        daemonize()
    copy_lines()


if __name__ == "__main__":
    main()
