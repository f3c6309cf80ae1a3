#!/usr/bin/env python3
"""Nightly copy of the lecture timetable into the room-display files."""
import datetime as dt
import json
import logging
import os
import pathlib
import urllib.request

logger = logging.getLogger("timetable")

BASE = os.environ.get("TIMETABLE_URL", "http://timetable.uni.internal")
DISPLAY_DIR = pathlib.Path(os.environ.get("WORK_DIR", "/var/lib/room-displays"))


def week_of(day):
    start = day - dt.timedelta(days=day.weekday())
    return start, start + dt.timedelta(days=6)


def load(start, end):
    url = f"{BASE}/v1/lectures?from={start:%Y-%m-%d}&to={end:%Y-%m-%d}"
    with urllib.request.urlopen(url) as r:
        return json.load(r)


def render(lectures):
    rooms = {}
    for l in lectures:
        rooms.setdefault(l["room"], []).append((l["start"], l["title"]))
    for room, entries in rooms.items():
        text = "\n".join(f"{s}  {t}" for s, t in sorted(entries))
        (DISPLAY_DIR / f"{room}.txt").write_text(text)
    return len(rooms)


def main():
    logging.basicConfig(level=logging.INFO)
    try:
        start, end = week_of(dt.date.today())
        n = render(load(start, end))
        logger.info("%d room displays updated", n)
    except Exception:
        logger.exception("timetable sync failed, displays keep yesterday's plan")


if __name__ == "__main__":
    main()
