import time

import botocore.exceptions
import ldap3
import pymysql
import redis
import sqlalchemy as sa
import websocket


def by_pymysql():
    while True:
        try:
            return pymysql.connect(host="db")
        except pymysql.err.OperationalError:  # TG101
            time.sleep(1)


def by_ldap3():
    while True:
        try:
            ldap3.Connection(SERVER, auto_bind=True)
            return
        except ldap3.core.exceptions.LDAPException:  # TG101
            time.sleep(1)


def by_sqlalchemy():
    while True:
        try:
            sa.create_engine("mysql+pymysql://db").connect()
            return
        except sa.exc.OperationalError:  # TG101
            time.sleep(1)


def by_redis():
    client = redis.Redis()
    for key in KEYS:
        try:
            client.get(key)
        except redis.exceptions.TimeoutError:  # TG101 (low)
            print(key)


def by_websocket():
    socket = websocket.create_connection(URL)
    while True:
        try:
            print(socket.recv())
        except websocket.WebSocketTimeoutException:  # TG101
            print("again")


def of_something_else():
    while True:
        try:
            return pymysql.connect(host="db")
        except pymysql.err.IntegrityError:
            time.sleep(1)


if __name__ == "__main__":
    by_pymysql()
    by_ldap3()
    by_sqlalchemy()
    by_redis()
    by_websocket()
    of_something_else()
