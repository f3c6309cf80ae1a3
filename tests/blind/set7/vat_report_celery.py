"""Build the VAT report by calling the worker's task in place."""
import os
import urllib.request

from celery import Celery

app = Celery("reports", broker="memory://")
URL = os.environ.get("VAT_URL", "http://vat.internal")


@app.task(name="reports.vat")
def vat_report(country, month):
    with urllib.request.urlopen(f"{URL}/{country}/{month}") as resp:
        lines = resp.read().decode().splitlines()
    total = sum(float(line.rsplit(";", 1)[1]) for line in lines)
    return {"country": country, "month": month, "total": round(total, 2)}


def main():
    month = os.environ.get("VAT_MONTH", "2024-05")
    result = vat_report.apply(args=("de", month))
    print(f"report of {month}: {result.state}")
    if result.successful():
        print(result.result)


if __name__ == "__main__":
    main()
