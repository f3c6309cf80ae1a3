"""Compute the sales report and tell the subscribers; the notification runs beside the main work."""
import os
import statistics
import threading
import urllib.request

SALES = {"north": [120, 90, 300], "south": [80, 75, 60], "west": [10, 500, 40]}


def notify(text):
    req = urllib.request.Request(os.environ["ALERT_URL"] + "/notify", data=text.encode())
    urllib.request.urlopen(req).close()


def in_background(fn, *args):
    t = threading.Thread(target=fn, args=args)
    t.start()
    return t


def report():
    for region, values in SALES.items():
        yield f"{region:8s} {sum(values):8d} {statistics.mean(values):8.1f}"


def main():
    in_background(notify, "sales report is being built")
    text = "\n".join(report())
    with open(os.path.join(os.environ.get("WORK_DIR", "."), "sales.txt"), "w") as fh:
        fh.write(text)
    print(text)


if __name__ == "__main__":
    main()
