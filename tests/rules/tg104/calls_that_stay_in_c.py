import collections, confluent_kafka, ctypes, cx_Oracle, hashlib, itertools, MySQLdb, mysql.connector, oracledb, os
import psycopg, psycopg2, pymssql, pymysql, pyodbc, re, signal, sqlite3, time
from psycopg2 import pool
from sqlalchemy import create_engine

HUGE = 10**10
ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"


def case_1():
    psycopg2.connect("")  # TG104


def case_2():
    psycopg2.connect(host=HOST, connect_timeout=5)  # TG104


def case_3():
    pool.ThreadedConnectionPool(1, 5, "")  # TG104


def case_4():
    MySQLdb.connect(host=HOST)  # TG104


def case_5():
    pymssql.connect(HOST)  # TG104


def case_6():
    pyodbc.connect("DSN=orders")  # TG104


def case_7():
    cx_Oracle.connect("orders")  # TG104


def case_8():
    create_engine("postgresql://orders")  # TG104


def case_9():
    create_engine(f"mysql+mysqldb://{HOST}/orders")  # TG104


def case_10():
    create_engine("postgresql+psycopg2://" + HOST)  # TG104


def case_11():
    sqlite3.connect("job.db", timeout=7200)  # TG104


def case_12():
    sqlite3.connect("job.db").execute(ENDLESS)  # TG104


def case_13():
    os.system("rsync -a /srv /backup")  # TG104


def case_14():
    os.system(COMMAND)  # TG104 (low)


def case_15():
    signal.sigwait([signal.SIGUSR1])  # TG104


def case_16():
    sum(range(10**12))  # TG104


def case_17():
    sum(range(HUGE))  # TG104


def case_18():
    max(itertools.count())  # TG104


def case_19():
    list(itertools.cycle("ab"))  # TG104


def case_20():
    collections.deque(itertools.repeat(1), maxlen=0)  # TG104


def case_21():
    list(enumerate(itertools.count()))  # TG104


def case_22():
    hashlib.pbkdf2_hmac("sha256", b"x", b"y", 2**31 - 1)  # TG104


def case_23():
    hashlib.pbkdf2_hmac("sha256", b"x", b"y", iterations=2 * HUGE)  # TG104


def case_24():
    hashlib.scrypt(b"x", salt=b"y", n=2**20, r=8, p=1000)  # TG104


def case_25():
    libc = ctypes.CDLL(None)
    libc.pthread_mutex_lock(mutex)  # TG104


def case_26():
    consumer = confluent_kafka.Consumer(OPTIONS)
    consumer.poll()  # TG104


if __name__ == "__main__":
    case_1()
    case_2()
    case_3()
    case_4()
    case_5()
    case_6()
    case_7()
    case_8()
    case_9()
    case_10()
    case_11()
    case_12()
    case_13()
    case_14()
    case_15()
    case_16()
    case_17()
    case_18()
    case_19()
    case_20()
    case_21()
    case_22()
    case_23()
    case_24()
    case_25()
    case_26()
