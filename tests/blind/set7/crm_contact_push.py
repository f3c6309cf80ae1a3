"""Push new contacts into the CRM; the session must always be closed."""
import http.client
import json
import os

HOST = os.environ.get("CRM_HOST", "crm.internal")
PORT = int(os.environ.get("CRM_PORT", "80"))


class Crm:
    def __init__(self):
        self.token = "service-account"

    def call(self, method, path, body=None):
        conn = http.client.HTTPConnection(HOST, PORT)
        conn.request(method, path, json.dumps(body or {}),
                     {"Authorization": self.token})
        resp = conn.getresponse()
        if resp.status >= 400:
            raise RuntimeError(f"{path}: {resp.status}")
        return json.loads(resp.read() or b"{}")


def new_contacts():
    return [{"name": "A. Weber", "mail": "aw@corp.example"},
            {"name": "B. Klein", "mail": "bk@corp.example"}]


def main():
    crm = Crm()
    pushed = 0
    try:
        for contact in new_contacts():
            crm.call("POST", "/contacts", contact)
            pushed += 1
    finally:
        crm.call("DELETE", "/session")
        print("pushed", pushed)


if __name__ == "__main__":
    main()
