import functools
import time


def attempts(n, pause=1.0):
    """run the function up to n times; the last error is raised"""
    def deco(fn):
        @functools.wraps(fn)
        def wrapper(*args, **kwargs):
            for left in range(n - 1, -1, -1):
                try:
                    return fn(*args, **kwargs)
                except Exception as e:
                    if not left:
                        raise
                    print(f"{fn.__name__}: {e}; {left} attempts left")
                    time.sleep(pause)
        return wrapper
    return deco
