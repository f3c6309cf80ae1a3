"""Concert organ: a child process samples the temperature while the tuner plays; the log is written afterwards."""
import os
import signal
import time


def sampler(path):
    with open(path, "a") as f:
        while True:
            f.write(f"{time.time():.1f} {os.getloadavg()[0]:.2f}\n")
            f.flush()
            time.sleep(0.3)


def record(path):
    child = os.fork()
    if child == 0:
        try:
            sampler(path)
        finally:
            os._exit(1)
    status = None
    try:
        pid, status = os.waitpid(child, 0)
    finally:
        if status is None:
            os.kill(child, signal.SIGKILL)
    return os.waitstatus_to_exitcode(status)


def main():
    code = record("temperature.log")
    if code:
        raise SystemExit(f"sampler ended with {code}")


if __name__ == "__main__":
    main()
