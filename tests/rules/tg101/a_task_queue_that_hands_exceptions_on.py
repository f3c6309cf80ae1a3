# Where tasks run at once, and hand their exceptions on, the caller gets them.
from celery import Celery

app = Celery("invoices")
app.conf.task_always_eager = True
app.conf.task_eager_propagates = True


@app.task
def total(number):
    return number * 2


if __name__ == "__main__":
    for number in range(9):
        print(total.delay(number).get())
