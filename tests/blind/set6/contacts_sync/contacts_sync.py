"""Bring the contacts of the CRM into the mail tool's address book."""
import os
import sys

from http_util import get_json

PAGE = 200


def all_contacts(base):
    offset = 0
    while True:
        page = get_json(f"{base}/contacts?offset={offset}&limit={PAGE}")
        yield from page["contacts"]
        if len(page["contacts"]) < PAGE:
            return
        offset += PAGE


def merge(book, contact):
    known = book.get(contact["mail"])
    if known == contact:
        return False
    book[contact["mail"]] = contact
    return True


def main():
    base = os.environ.get("CRM_URL", "http://crm.internal")
    book = {}
    changed = sum(merge(book, contact) for contact in all_contacts(base))
    print(f"{changed} of {len(book)} contacts changed")
    return 0 if book else 2


if __name__ == "__main__":
    sys.exit(main())
