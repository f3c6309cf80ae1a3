import collections, confluent_kafka, ctypes, cx_Oracle, hashlib, itertools, MySQLdb, mysql.connector, oracledb, os
import psycopg, psycopg2, pymssql, pymysql, pyodbc, re, signal, sqlite3, time
from psycopg2 import pool
from sqlalchemy import create_engine

HUGE = 10**10
ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"


def case_1():
    psycopg2.connect("", options="-c statement_timeout=60000")


def case_2():
    psycopg.connect("")


def case_3():
    MySQLdb.connect(host=HOST, read_timeout=60)


def case_4():
    pymysql.connect(host=HOST)


def case_5():
    pymssql.connect(HOST, timeout=60)


def case_6():
    mysql.connector.connect(host=HOST, use_pure=True)


def case_7():
    create_engine("postgresql+psycopg://orders")


def case_8():
    create_engine("mysql+pymysql://orders")


def case_9():
    create_engine("sqlite:///job.db")


def case_10():
    create_engine(URL)


def case_11():
    oracledb.connect("orders", tcp_connect_timeout=10)


def case_12():
    sqlite3.connect("job.db").execute("SELECT 1").fetchall()


def case_13():
    sqlite3.connect("job.db", timeout=30)


def case_14():
    sqlite3.connect("job.db").execute(
        "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 9)"
    )


def case_15():
    os.system("clear")


def case_16():
    os.system(f"mkdir -p {HOST}")


def case_17():
    os.popen(COMMAND).read()


def case_18():
    signal.sigtimedwait([signal.SIGUSR1], 5)


def case_19():
    sum(range(10**6))


def case_20():
    sum(x for x in range(10**12))


def case_21():
    list(zip(itertools.count(), "ab"))


def case_22():
    list(itertools.islice(itertools.count(), 5))


def case_23():
    list(itertools.repeat(1, 5))


def case_24():
    next(itertools.count())


def case_25():
    pow(7, 10**9)


def case_26():
    hashlib.pbkdf2_hmac("sha256", b"x", b"y", 600_000)


def case_27():
    hashlib.scrypt(b"x", salt=b"y", n=2**14, r=8, p=1)


def case_28():
    libc = ctypes.CDLL(None)
    ctypes.cdll.LoadLibrary("libc.so.6").sync()
    libc.prctl(1, 15)


def case_29():
    consumer = confluent_kafka.Consumer(OPTIONS)
    consumer.poll(1.0)


def case_30():
    re.match("(a+)+$", "a" * 40)


def case_31():
    time.sleep(600)


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
    case_27()
    case_28()
    case_29()
    case_30()
    case_31()
