"""Is told by a signal what to do, and waits for another one."""

import os
import signal


def main():
    signal.signal(signal.SIGUSR1, lambda *_: print("first"))
    os.kill(os.getpid(), signal.SIGUSR1)
    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR2])
    os.kill(os.getpid(), signal.SIGUSR2)
    print(signal.sigwait([signal.SIGUSR2]) == signal.SIGUSR2)


if __name__ == "__main__":
    main()
