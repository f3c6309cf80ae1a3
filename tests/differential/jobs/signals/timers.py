"""Has a timer of its own that counts what it computes."""

import signal

ticks = []


def main():
    signal.signal(signal.SIGVTALRM, lambda *_: ticks.append(1))
    signal.setitimer(signal.ITIMER_VIRTUAL, 0.02, 0.02)
    while len(ticks) < 3:
        pass
    signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    print("done")


if __name__ == "__main__":
    main()
