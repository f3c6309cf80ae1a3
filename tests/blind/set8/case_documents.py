"""Export the case documents of the day from MongoDB."""
import datetime
import json
import os
import sys

from pymongo import MongoClient
from pymongo.errors import PyMongoError

URL = os.environ.get("MONGO_URL", "mongodb://mongo01/")


def documents(collection, day):
    start = datetime.datetime.combine(day, datetime.time())
    query = {"changed": {"$gte": start, "$lt": start + datetime.timedelta(days=1)}}
    yield from collection.find(query, batch_size=500)


def main():
    client = MongoClient(URL)
    count = 0
    try:
        with open("cases.jsonl", "w") as fh:
            for doc in documents(client.law.cases, datetime.date.today()):
                fh.write(json.dumps(doc, default=str) + "\n")
                count += 1
    except PyMongoError as exc:
        print("mongo:", exc, file=sys.stderr)
        return 0 if count else 3
    print(count, "documents")
    return 0


if __name__ == "__main__":
    sys.exit(main())
