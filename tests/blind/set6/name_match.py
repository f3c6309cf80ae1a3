"""Match the names of the new customers with the name service."""
import json
import os
import sqlite3
import urllib.parse
import urllib.request

BASE = os.environ.get("MATCH_URL", "http://names.internal")
NAMES = [(1, "Mueller, Hans"), (2, "Dr. A. Weber"), (3, "Schmitz")]


def normal_form(text):
    query = urllib.parse.urlencode({"q": text})
    with urllib.request.urlopen(f"{BASE}/normal?{query}") as reply:
        return json.load(reply)["form"]


def open_db():
    db = sqlite3.connect(":memory:")
    db.create_function("normal_form", 1, normal_form)
    db.execute("CREATE TABLE name (id INTEGER, text TEXT, form TEXT)")
    db.executemany("INSERT INTO name (id, text) VALUES (?, ?)", NAMES)
    return db


def main():
    db = open_db()
    try:
        with db:
            db.execute("UPDATE name SET form = normal_form(text)")
    except sqlite3.IntegrityError as exc:
        print("two names with one form:", exc)
    for row in db.execute("SELECT id, form FROM name ORDER BY id"):
        print(*row)
    db.close()


if __name__ == "__main__":
    main()
