import time

import psycopg
import pymongo
import sqlalchemy


def by_psycopg():
    while True:
        try:
            return psycopg.connect("")
        except psycopg.OperationalError:
            time.sleep(1)


def by_pymongo():
    while True:
        try:
            return pymongo.MongoClient().orders.find_one()
        except pymongo.errors.PyMongoError:
            time.sleep(1)


def by_sqlalchemy():
    while True:
        try:
            return sqlalchemy.create_engine("postgresql+psycopg://db").connect()
        except sqlalchemy.exc.OperationalError:
            time.sleep(1)


if __name__ == "__main__":
    by_psycopg()
    by_pymongo()
    by_sqlalchemy()
