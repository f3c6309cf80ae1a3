# A task that runs in place keeps its exception in the result.
import urllib.request

from celery import Celery

app = Celery("reports")


@app.task
def report(month):
    return urllib.request.urlopen(f"http://127.0.0.1/{month}").read()


def main():
    result = report.apply(args=("05",))  # TG110
    print(result.state)


if __name__ == "__main__":
    main()
