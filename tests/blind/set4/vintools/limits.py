import functools
import signal


class TimeLimit(RuntimeError):
    pass


def time_limit(seconds):
    def deco(fn):
        @functools.wraps(fn)
        def run(*args, **kwargs):
            def late(signum, frame):
                raise TimeLimit(f"{fn.__name__}: more than {seconds} s")
            before = signal.signal(signal.SIGALRM, late)
            signal.setitimer(signal.ITIMER_REAL, seconds)
            try:
                return fn(*args, **kwargs)
            finally:
                signal.setitimer(signal.ITIMER_REAL, 0)
                signal.signal(signal.SIGALRM, before)
        return run
    return deco
