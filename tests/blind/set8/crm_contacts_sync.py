"""Sync CRM contacts into the address book."""
import asyncio
import json
import os
import urllib.request

BASE = os.environ.get("CRM_URL", "http://crm.internal/api")
PAGES = 6


def get_page(number):
    with urllib.request.urlopen(f"{BASE}/contacts?page={number}") as resp:
        return json.load(resp)["items"]


async def load(number, sink):
    contacts = await asyncio.to_thread(get_page, number)
    for contact in contacts:
        sink[contact["id"]] = contact


async def main():
    book = {}
    await asyncio.gather(*(load(n, book) for n in range(1, PAGES + 1)))
    with open("contacts.json", "w") as fh:
        json.dump(book, fh)
    print(len(book), "contacts")


if __name__ == "__main__":
    asyncio.run(main())
