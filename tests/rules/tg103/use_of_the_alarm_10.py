import func_timeout
import importlib
import interruptingcow
import os
import signal
import stopit
import timeout_decorator


def other():
    signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())  # TG103
    work()


def main():
    if work():
        other()


if __name__ == "__main__":
    main()
