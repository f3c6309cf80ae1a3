"""Bring new software to the time clocks at the gates."""
import os
import signal
import urllib.request

CLOCKS = ["gate-a", "gate-b", "canteen"]
UNWANTED = ["SIGHUP", "SIGPIPE", "SIGALRM", "SIGUSR1", "SIGUSR2"]


def ignore_unwanted():
    """A clock that is only half updated has to be sent in for repair."""
    for name in UNWANTED:
        signal.signal(getattr(signal, name), signal.SIG_IGN)


def update(base, clock, image):
    request = urllib.request.Request(f"{base}/{clock}/firmware", data=image, method="PUT")
    with urllib.request.urlopen(request) as reply:
        return reply.status == 200


def main():
    base = os.environ.get("UPDATE_URL", "http://clocks.internal")
    ignore_unwanted()
    image = os.urandom(20_000)
    good = 0
    for clock in CLOCKS:
        if update(base, clock, image):
            good += 1
            print(clock, "updated")
    if good < len(CLOCKS):
        raise SystemExit(f"only {good} of {len(CLOCKS)} updated")


if __name__ == "__main__":
    main()
