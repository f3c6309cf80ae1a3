# The greeting of the server is waited for without a limit, however soon a connection has to be there.
import time

import pymysql


def connected():
    for attempt in range(20):
        try:
            return pymysql.connect(host="db", connect_timeout=10)
        except pymysql.Error as error:  # TG101
            print(attempt, error)
            time.sleep(1)


connected()
