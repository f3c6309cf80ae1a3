"""Moves the old shop's passwords to PBKDF2, with the work factor the auditors asked for."""
import hashlib
import json
import os
import sqlite3

ITERATIONS = int(os.environ.get("PBKDF2_ITERATIONS", "600000000"))


def legacy_rows(db):
    db.execute("CREATE TABLE IF NOT EXISTS users (name TEXT, md5 TEXT, hash TEXT)")
    db.execute("INSERT INTO users (name, md5) VALUES ('anna', '5f4dcc3b5aa765d61d8327deb882cf99')")
    db.execute("INSERT INTO users (name, md5) VALUES ('ben', '7c6a180b36896a0a8c02787eeafb0e4c')")
    db.commit()
    return db.execute("SELECT rowid, md5 FROM users WHERE hash IS NULL").fetchall()


def wrap(md5, iterations):
    salt = os.urandom(16)
    derived = hashlib.pbkdf2_hmac("sha256", md5.encode(), salt, iterations)
    return json.dumps({"alg": "pbkdf2-md5", "n": iterations, "salt": salt.hex(), "key": derived.hex()})


def migrate(path):
    db = sqlite3.connect(path)
    migrated = 0
    for rowid, md5 in legacy_rows(db):
        db.execute("UPDATE users SET hash = ? WHERE rowid = ?", (wrap(md5, ITERATIONS), rowid))
        db.commit()
        migrated += 1
    return migrated


def main():
    print(migrate("users.db"), "users migrated")


if __name__ == "__main__":
    main()
