"""Validates, prices and stores orders in three stages with a thread for each of them."""
import queue
import sqlite3
import threading

ORDERS = [("o1", "lamp", 2), ("o2", "chair", 0), ("o3", "lamp", 5), ("o4", "desk", 1)]
PRICES = {"lamp": 39.0, "chair": 89.0, "desk": 310.0}
END = object()


class Stage(threading.Thread):
    def __init__(self, work, source, target=None):
        super().__init__(name=work.__name__)
        self.work = work
        self.source = source
        self.target = target

    def run(self):
        while (item := self.source.get()) is not END:
            result = self.work(item)
            if result is not None and self.target is not None:
                self.target.put(result)
        if self.target is not None:
            self.target.put(END)


def validate(order):
    return order if order[2] > 0 else None


def price(order):
    number, article, amount = order
    return number, article, amount, amount * PRICES[article]


def main():
    first, second, third = queue.Queue(), queue.Queue(maxsize=2), queue.Queue()
    stages = [Stage(validate, first, second), Stage(price, second, third)]
    for stage in stages:
        stage.start()
    for order in ORDERS:
        first.put(order)
    first.put(END)
    for stage in stages:
        stage.join()
    db = sqlite3.connect("orders.db")
    db.execute("CREATE TABLE orders (number TEXT, article TEXT, amount INTEGER, total REAL)")
    with db:
        while (row := third.get()) is not END:
            db.execute("INSERT INTO orders VALUES (?, ?, ?, ?)", row)
    print(db.execute("SELECT count(*), sum(total) FROM orders").fetchone())


if __name__ == "__main__":
    main()
