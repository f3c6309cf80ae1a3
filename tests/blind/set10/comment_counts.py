"""Counts comments per article in MongoDB; prints zeros if the server is not available."""
import os

from pymongo import MongoClient
from pymongo.errors import PyMongoError

URI = "mongodb://127.0.0.1:%s/" % os.environ.get("SILENT_PORT", "27017")
ARTICLES = ["a-1", "a-2"]


def counts(collection, articles):
    pipeline = [
        {"$match": {"article": {"$in": articles}}},
        {"$group": {"_id": "$article", "n": {"$sum": 1}}},
    ]
    return {row["_id"]: row["n"] for row in collection.aggregate(pipeline)}


def main():
    client = MongoClient(URI, serverSelectionTimeoutMS=200, connectTimeoutMS=100, socketTimeoutMS=100, retryReads=False)
    try:
        found = counts(client.site.comments, ARTICLES)
    except PyMongoError as exc:
        print("no figures:", str(exc)[:60])
        found = {}
    finally:
        client.close()
    for article in ARTICLES:
        print(article, found.get(article, 0))


if __name__ == "__main__":
    main()
