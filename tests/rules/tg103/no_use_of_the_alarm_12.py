import func_timeout
import importlib
import interruptingcow
import os
import signal
import stopit
import timeout_decorator


def other():
    timeout_decorator.timeout(5, use_signals=False)(work)()


def main():
    if work():
        other()


if __name__ == "__main__":
    main()
