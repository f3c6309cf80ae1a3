"""Reads bounced newsletters and writes the addresses to a file."""
import imaplib
import logging
import os
import re

from tenacity import retry, retry_if_exception_type, stop_after_attempt, wait_fixed

PORT = int(os.environ.get("SILENT_PORT", "143"))
ADDRESS = re.compile(rb"Final-Recipient: rfc822; *(\S+)")
log = logging.getLogger("bounces")


@retry(retry=retry_if_exception_type(imaplib.IMAP4.abort), stop=stop_after_attempt(5), wait=wait_fixed(2), reraise=True)
def login():
    box = imaplib.IMAP4("127.0.0.1", PORT)
    box.login("bounces", os.environ.get("BOUNCE_PASSWORD", ""))
    box.select("INBOX", readonly=True)
    return box


def addresses(box):
    _, data = box.search(None, "ALL")
    for number in data[0].split():
        _, parts = box.fetch(number, "(BODY[])")
        match = ADDRESS.search(parts[0][1])
        if match:
            yield match[1].decode()


def main():
    logging.basicConfig(level=logging.INFO)
    box = login()
    found = sorted(set(addresses(box)))
    with open("bounced.txt", "w") as fh:
        fh.writelines(address + "\n" for address in found)
    box.logout()


if __name__ == "__main__":
    main()
