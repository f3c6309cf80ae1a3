"""Computes shift bonuses; log records go to a file through a queue."""
import atexit
import logging
import logging.handlers
import queue

SHIFTS = [("Ada", "night", 8), ("Ben", "day", 8), ("Cem", "night", 4)]
RATES = {"night": 3.5, "day": 0.0}
log = logging.getLogger("bonus")


def setup_logging(path):
    records = queue.Queue(-1)
    listener = logging.handlers.QueueListener(records, logging.FileHandler(path))
    log.addHandler(logging.handlers.QueueHandler(records))
    log.setLevel(logging.INFO)
    listener.start()
    atexit.register(listener.stop)


def bonuses(shifts):
    totals = {}
    for person, kind, hours in shifts:
        amount = RATES[kind] * hours
        log.info("%s: %s, %d h -> %.2f", person, kind, hours, amount)
        totals[person] = totals.get(person, 0) + amount
    return totals


def main():
    setup_logging("bonus.log")
    for person, amount in bonuses(SHIFTS).items():
        print(f"{person:6s} {amount:7.2f}")


if __name__ == "__main__":
    main()
