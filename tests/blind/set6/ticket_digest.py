"""Make the daily digest of the open support tickets."""
import asyncio
import json
import os
import urllib.request

QUEUES = ["billing", "delivery", "returns"]


def read_queue(base, queue):
    with urllib.request.urlopen(f"{base}/queues/{queue}/open") as reply:
        return json.load(reply)


async def digest(base):
    answers = await asyncio.gather(
        *(asyncio.to_thread(read_queue, base, queue) for queue in QUEUES)
    )
    lines = []
    for queue, tickets in zip(QUEUES, answers):
        lines.append(f"{queue}: {len(tickets)} open")
        for ticket in tickets[:5]:
            lines.append(f"   #{ticket['id']} {ticket['subject']}")
    return "\n".join(lines)


def main():
    base = os.environ.get("DESK_URL", "http://desk.internal")
    text = asyncio.run(digest(base))
    print(text)


if __name__ == "__main__":
    main()
