"""Collect the press clippings of the day for the management."""
import json
import os
import sys
import urllib.request

TOPICS = ["energy", "housing", "traffic"]
collected = []


def clippings(base, topic):
    with urllib.request.urlopen(f"{base}/clippings/{topic}") as reply:
        return json.load(reply)["clippings"]


def summary():
    lines = [f"{len(collected)} clippings"]
    for topic, title in collected:
        lines.append(f"[{topic}] {title}")
    return "\n".join(lines)


def main():
    base = os.environ.get("CLIP_URL", "http://press.internal")
    for topic in TOPICS:
        for clipping in clippings(base, topic):
            collected.append((topic, clipping["title"]))


if __name__ == "__main__":
    try:
        main()
    finally:
        # whatever there is goes to the management
        print(summary())
        sys.exit(0)
