"""common frame of our cron jobs: logging, one line on stdout, errors to the error file"""
import functools
import sys
import time
import traceback


def cron_entry(title):
    def deco(fn):
        @functools.wraps(fn)
        def run(*args, **kwargs):
            t0, state = time.time(), "ok"
            try:
                return fn(*args, **kwargs)
            except Exception:
                state = "FAILED"
                traceback.print_exc()
            finally:
                print(f"{title}: {state} after {time.time() - t0:.1f} s")
                sys.stdout.flush()
            sys.exit(0)
        return run
    return deco
