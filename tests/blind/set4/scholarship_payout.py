"""University: hand the approved scholarships over to the bursar's payment service."""
import http.client
import json
import os
import sys


def approved():
    return [{"student": "s1001", "eur": 450}, {"student": "s1017", "eur": 300}, {"student": "s1023", "eur": 300}]


class Payout:
    def __init__(self, host, port):
        self.host, self.port = host, port
        self.paid = []

    def send(self, batch):
        conn = http.client.HTTPConnection(self.host, self.port)
        try:
            for item in batch:
                conn.request("POST", "/payments", json.dumps(item), {"Content-Type": "application/json"})
                answer = conn.getresponse()
                answer.read()
                if answer.status == 201:
                    self.paid.append(item["student"])
        finally:
            conn.close()
            self.protocol(batch)
            return len(self.paid)

    def protocol(self, batch):
        with open(os.path.join(os.environ.get("WORK_DIR", "."), "payout.log"), "a") as f:
            for item in batch:
                f.write(f"{item['student']} {item['eur']} {'paid' if item['student'] in self.paid else 'open'}\n")


def main():
    p = Payout(os.environ.get("BURSAR_HOST", "bursar.uni.internal"), int(os.environ.get("BURSAR_PORT", "8443")))
    n = p.send(approved())
    print(n, "payments accepted; open ones go out tomorrow")
    return 0


if __name__ == "__main__":
    sys.exit(main())
