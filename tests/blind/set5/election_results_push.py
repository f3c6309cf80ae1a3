"""Election night: pushes the intermediate result whenever the counting office signals; ends after the final one."""
import json
import os
import pathlib
import signal
import time

WAKE = {signal.SIGALRM, signal.SIGUSR1, signal.SIGUSR2}
SOURCE = pathlib.Path("counts.json")


def tally():
    if not SOURCE.exists():
        return {}, 0.0
    data = json.loads(SOURCE.read_text())
    return data["votes"], data["counted"] / max(data["districts"], 1)


def publish(votes, share):
    target = pathlib.Path("public.json")
    scratch = target.with_suffix(".tmp")
    scratch.write_text(json.dumps({"votes": votes, "counted": round(share, 4), "at": time.time()}))
    scratch.replace(target)


def main():
    pathlib.Path("push.pid").write_text(str(os.getpid()))
    signal.pthread_sigmask(signal.SIG_BLOCK, WAKE)
    share = 0.0
    while share < 1.0:
        votes, share = tally()
        publish(votes, share)
        if share < 1.0:
            number = signal.sigwait(WAKE)
            print("woken by", signal.Signals(number).name)


if __name__ == "__main__":
    main()
