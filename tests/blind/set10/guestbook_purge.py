"""Removes guestbook entries marked as spam from MongoDB."""
import logging
import os

from pymongo import MongoClient
from pymongo.errors import OperationFailure

URI = "mongodb://127.0.0.1:%s/?directConnection=true" % os.environ.get("SILENT_PORT", "27017")
log = logging.getLogger("guestbook")


def purge(collection):
    try:
        result = collection.delete_many({"spam": {"$gte": 0.95}})
    except OperationFailure as exc:
        raise SystemExit(f"not allowed: {exc.details}") from exc
    return result.deleted_count


def main():
    logging.basicConfig(level=logging.INFO)
    client = MongoClient(URI, serverSelectionTimeoutMS=90000)
    try:
        log.info("%d entries removed", purge(client.site.guestbook))
    finally:
        client.close()


if __name__ == "__main__":
    main()
