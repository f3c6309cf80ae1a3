# What a driver sets, or looks up in a catalog: only a server that is gone makes it wait.
import sys

import koji
import psycopg2


def exists(connection, name):
    cursor = connection.cursor()
    try:
        cursor.execute("SET timezone TO 'UTC'")
        cursor.execute("SELECT datname FROM pg_database WHERE datname = %s", (name,))
    except Exception:
        return None
    return cursor


def move(connection, name):
    try:
        connection.cursor().execute("UPDATE jobs SET done = true WHERE name = %s", (name,))
    except Exception:  # TG101
        print(name)


def parse(request):
    try:
        return koji.xmlrpcplus.xmlrpc_client.loads(request)
    except Exception:
        return None


if __name__ == "__main__":
    opened = psycopg2.connect("dbname=x")
    for one in sys.argv[1:]:
        print(exists(opened, one), parse(one))
        move(opened, one)
