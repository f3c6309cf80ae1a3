"""Add coordinates to addresses; the geocoder is registered as an SQL function."""
import json
import logging
import os
import sqlite3
import urllib.parse
import urllib.request

log = logging.getLogger("geo")
PARTITIONS = ("north", "south", "west")


def geocode(address):
    q = urllib.parse.quote(address)
    with urllib.request.urlopen(f"{os.environ['GEO_URL']}/search?q={q}") as resp:
        hit = json.load(resp)["items"][0]
    return "%s,%s" % (hit["lat"], hit["lon"])


def prepare():
    db = sqlite3.connect(os.path.join(os.environ.get("WORK_DIR", "."), "addr.db"))
    db.create_function("geocode", 1, geocode)
    for part in PARTITIONS:
        db.execute(f"create table if not exists addr_{part}(street text, pos text)")
        db.execute(f"insert into addr_{part} values ('Hauptstr. 1, {part}', null)")
    db.commit()
    return db


def enrich(db, part):
    with db:
        cur = db.execute(f"update addr_{part} set pos = geocode(street) where pos is null")
    return cur.rowcount


def main():
    db = prepare()
    for part in PARTITIONS:
        try:
            log.info("%s: %d", part, enrich(db, part))
        except sqlite3.Error as exc:
            log.error("partition %s: %s", part, exc)


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    main()
