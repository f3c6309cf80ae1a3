"""Tells how all signals but the alarm are handled, and which are blocked."""

import signal


def main():
    for number in range(1, signal.NSIG):
        if number not in (signal.SIGALRM, 32, 33):
            print(number, signal.getsignal(number))
    print(signal.pthread_sigmask(signal.SIG_BLOCK, []), signal.sigpending())
    print(signal.getitimer(signal.ITIMER_VIRTUAL), signal.getitimer(signal.ITIMER_PROF))


if __name__ == "__main__":
    main()
