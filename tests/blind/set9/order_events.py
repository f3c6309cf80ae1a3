"""Fetch order events from the legacy service and group them."""
import asyncio
import collections
import json
import os
import urllib.request

BASE = os.environ.get("API_URL", "http://legacy.corp.internal")
KINDS = ("created", "paid", "shipped")


def legacy_get(kind):
    with urllib.request.urlopen(f"{BASE}/events/{kind}") as resp:
        return json.load(resp)


async def collect():
    groups = collections.defaultdict(list)
    answers = await asyncio.gather(*(asyncio.to_thread(legacy_get, kind) for kind in KINDS))
    for kind, events in zip(KINDS, answers):
        for event in events:
            groups[event["order"]].append((event["time"], kind))
    return groups


def main():
    groups = asyncio.run(collect())
    for order, events in sorted(groups.items()):
        print(order, " ".join(kind for _, kind in sorted(events)))


if __name__ == "__main__":
    main()
