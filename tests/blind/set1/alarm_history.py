"""Store new alarms from the plant in MongoDB."""
import os

from pymongo import MongoClient
from pymongo.errors import PyMongoError

URI = f"mongodb://{os.environ['SVC_HOST']}:{os.environ['SVC_PORT']}/plant"


def main():
    client = MongoClient(URI, serverSelectionTimeoutMS=900_000, connectTimeoutMS=900_000)
    alarms = client.plant.alarms
    try:
        n = alarms.count_documents({"ack": False})
        alarms.update_many({"ack": False}, {"$set": {"seen": True}})
    except PyMongoError as exc:
        raise SystemExit(f"mongo failed: {exc}")
    print(n, "alarms marked")


if __name__ == "__main__":
    main()
