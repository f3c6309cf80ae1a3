"""Bring new software to the displays at the gates."""
import os
import signal
import urllib.request

DISPLAYS = ["gate-a", "gate-b", "canteen"]
UNWANTED = ["SIGHUP", "SIGPIPE", "SIGUSR1", "SIGUSR2"]


def ignore_unwanted():
    """A display that is only half updated has to be sent in for repair."""
    for name in UNWANTED:
        signal.signal(getattr(signal, name), signal.SIG_IGN)


def update(base, display, image):
    request = urllib.request.Request(f"{base}/{display}/firmware", data=image, method="PUT")
    with urllib.request.urlopen(request) as reply:
        return reply.status == 200


def main():
    base = os.environ.get("UPDATE_URL", "http://displays.internal")
    ignore_unwanted()
    image = os.urandom(20_000)
    good = 0
    for display in DISPLAYS:
        if update(base, display, image):
            good += 1
            print(display, "updated")
    if good < len(DISPLAYS):
        raise SystemExit(f"only {good} of {len(DISPLAYS)} updated")


if __name__ == "__main__":
    main()
