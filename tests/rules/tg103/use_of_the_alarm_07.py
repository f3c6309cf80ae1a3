import func_timeout
import importlib
import interruptingcow
import os
import signal
import stopit
import timeout_decorator


def other():
    signals = importlib.import_module("signal")
    signals.signal(signals.SIGALRM, signals.SIG_IGN)  # TG103


def main():
    if work():
        other()


if __name__ == "__main__":
    main()
