import func_timeout
import importlib
import interruptingcow
import os
import signal
import stopit
import timeout_decorator


def other():
    signal.signal(signal.SIGALRM, self.old_handler)


def main():
    if work():
        other()


if __name__ == "__main__":
    main()
