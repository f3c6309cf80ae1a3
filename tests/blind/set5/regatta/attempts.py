"""Bounded attempts with a default."""
import functools


def attempts(n, default):
    def deco(fn):
        @functools.wraps(fn)
        def run(*args, **kwargs):
            for k in range(n):
                try:
                    return fn(*args, **kwargs)
                except Exception as e:
                    print(f"{fn.__name__}: attempt {k + 1}: {e}")
            return default
        return run
    return deco
