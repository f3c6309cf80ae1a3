"""Pushes the stock levels to the warehouse system."""
import csv
import http.client
import json
import os


def load_rows(path):
    with open(path, newline="") as fh:
        return list(csv.DictReader(fh))


def push(rows):
    conn = http.client.HTTPConnection(os.environ["SVC_HOST"], int(os.environ["SVC_PORT"]))
    try:
        body = json.dumps(rows)
        conn.request("POST", "/v2/stock", body=body, headers={"Content-Type": "application/json"})
        resp = conn.getresponse()
        if resp.status >= 300:
            raise RuntimeError(f"stock push refused: {resp.status}")
        return json.loads(resp.read())
    finally:
        conn.close()


if __name__ == "__main__":
    rows = load_rows(os.path.join(os.environ["WORK_DIR"], "orders.csv"))
    answer = push(rows)
    print("accepted", answer["accepted"])
