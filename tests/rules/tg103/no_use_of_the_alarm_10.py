import func_timeout
import importlib
import interruptingcow
import os
import signal
import stopit
import timeout_decorator


def other():
    old = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM})
    signal.pthread_sigmask(signal.SIG_SETMASK, old)


def main():
    if work():
        other()


if __name__ == "__main__":
    main()
