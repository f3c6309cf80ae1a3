"""Run one scheduled round and leave."""
import time

import schedule


def round_():
    print("round at", time.strftime("%H:%M:%S"))
    return schedule.CancelJob


def main():
    schedule.every(1).seconds.do(round_)
    while schedule.get_jobs():
        schedule.run_pending()
        time.sleep(0.2)


if __name__ == "__main__":
    main()
