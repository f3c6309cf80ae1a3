import os
import time

import schedule

STATE = os.path.join(os.environ["WORK_DIR"], "cleanup.done")


def cleanup():
    if os.path.exists(os.path.join(os.environ["WORK_DIR"], "ready")):
        open(STATE, "w").close()
        return schedule.CancelJob
    print("not ready yet", flush=True)


def main():
    schedule.every(1).seconds.do(cleanup)
    while schedule.get_jobs():
        schedule.run_pending()
        time.sleep(0.5)


if __name__ == "__main__":
    main()
