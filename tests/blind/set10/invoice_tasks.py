"""Runs the invoice tasks eagerly, without a broker, as the month-end script does."""
from celery import Celery

app = Celery("invoices")
app.conf.task_always_eager = True
app.conf.task_eager_propagates = True

POSITIONS = {"R-1": [(2, 19.0), (1, 4.5)], "R-2": [(10, 1.2)]}


@app.task
def total(number):
    return number, sum(amount * price for amount, price in POSITIONS[number])


@app.task(bind=True, max_retries=2)
def write(self, row):
    number, amount = row
    try:
        with open("invoices.txt", "a") as fh:
            fh.write(f"{number} {amount:.2f}\n")
    except OSError as exc:
        raise self.retry(exc=exc, countdown=0)
    return number


def main():
    for number in POSITIONS:
        row = total.delay(number).get()
        write.delay(row).get()
    print(len(POSITIONS), "invoices")


if __name__ == "__main__":
    main()
