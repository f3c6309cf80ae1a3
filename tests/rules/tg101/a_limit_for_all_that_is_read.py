# The greeting of the server is waited for no longer than for all else that it sends.
import time

import pymysql


def connected():
    for attempt in range(20):
        try:
            return pymysql.connect(host="db", connect_timeout=10, read_timeout=30)
        except pymysql.Error as error:
            print(attempt, error)
            time.sleep(1)


connected()
