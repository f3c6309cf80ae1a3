"""Match the addresses of the new orders with the address service."""
import json
import os
import sqlite3
import urllib.parse
import urllib.request

BASE = os.environ.get("MATCH_URL", "http://match.internal")
ADDRESSES = [(1, "Haupstr 5"), (2, "Bahnhofstr 12a"), (3, "Am Markt")]


def normal_form(text):
    query = urllib.parse.urlencode({"q": text})
    with urllib.request.urlopen(f"{BASE}/normal?{query}") as reply:
        return json.load(reply)["form"]


def open_db():
    db = sqlite3.connect(":memory:")
    db.create_function("normal_form", 1, normal_form)
    db.execute("CREATE TABLE address (id INTEGER, text TEXT, form TEXT)")
    db.executemany("INSERT INTO address (id, text) VALUES (?, ?)", ADDRESSES)
    return db


def main():
    db = open_db()
    failed = []
    for (number,) in db.execute("SELECT id FROM address").fetchall():
        try:
            db.execute("UPDATE address SET form = normal_form(text) WHERE id = ?", (number,))
        except sqlite3.OperationalError as exc:
            failed.append((number, str(exc)))
    db.commit()
    print(len(failed), "addresses not matched")


if __name__ == "__main__":
    main()
