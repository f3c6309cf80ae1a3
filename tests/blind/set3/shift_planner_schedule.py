"""Runs from 6 to 18 h: publish the shift plan every few seconds until the day is over."""
import functools
import os
import time
import traceback
import urllib.request

import schedule

END = float(os.environ.get("PLANNER_SECONDS", "1500"))


def keep_going(fn):
    """A failing round must not end the planner."""
    @functools.wraps(fn)
    def wrapper(*args):
        try:
            return fn(*args)
        except:  # noqa: E722
            traceback.print_exc()
            return None
    return wrapper


@keep_going
def publish(plan):
    req = urllib.request.Request(f"{os.environ['PORTAL_URL']}/plan/{plan}", data=b"...", method="PUT")
    with urllib.request.urlopen(req) as resp:
        print(plan, resp.status)


def main():
    schedule.every(1).seconds.do(publish, "early")
    schedule.every(1).seconds.do(publish, "late")
    started = time.monotonic()
    while time.monotonic() - started < END:
        schedule.run_pending()
        time.sleep(0.1)


if __name__ == "__main__":
    main()
