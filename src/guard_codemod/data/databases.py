"""Databases and message brokers."""

from guard_codemod.data.call import (
    DATABASE,
    DRIVER,
    ENGINE,
    FOREVER,
    GOODBYE,
    LIKELY,
    LOCK,
    NETWORK,
    SELDOM,
    SQLITE,
    WAIT,
    Call,
)

URL_OF_A_DRIVER = (
    r"(?:postgres(?:ql)?(?:\+psycopg2)?|mysql(?:\+mysqldb)?"
    r"|mssql(?:\+pyodbc|\+pymssql)?|oracle(?:\+cx_oracle)?|db2(?:\+ibm_db)?|ibm_db_sa)://"
)
"""A regular expression for the URLs that make SQLAlchemy use a driver that blocks in C code."""

DRIVERS = frozenset(
    """
    MySQLdb aiomysql asyncpg clickhouse_connect clickhouse_driver cx_Oracle databases django
    ibm_db mysql oracledb peewee pg8000 pgdb psycopg psycopg2 pymssql pymysql pyodbc snowflake
    sqlalchemy trino turbodbc vertica_python
    """.split()  # noqa: SIM905
)
"""The modules of databases other than SQLite and DuckDB."""

_LIMITED = (
    r"statement_timeout|tcp_user_timeout|read_timeout|tcp_connect_timeout|call_timeout"
    r"|use_pure=True|async_=|async="
)
"""What in a call limits the driver, or has it wait in Python."""

CALLS = (
    Call(
        """
        psycopg2.connect psycopg2.pool.*Pool pgdb.connect pg.connect pg.DB
        MySQLdb.connect MySQLdb.Connect*
        pymssql.connect pyodbc.connect turbodbc.connect
        cx_Oracle.connect cx_Oracle.Connection cx_Oracle.SessionPool
        oracledb.connect oracledb.create_pool
        ibm_db.connect ibm_db.pconnect ibm_db_dbi.connect
        """,
        blocks=FOREVER,
        on=NETWORK,
        in_c=DRIVER,
        unless=_LIMITED,
    ),
    Call(
        "psycopg.connect mysql.connector.connect ldap3.Connection",
        blocks=FOREVER,
        on=NETWORK,
    ),
    # connect_timeout limits no wait for the server's greeting:
    # https://github.com/PyMySQL/PyMySQL/blob/main/pymysql/connections.py
    Call(
        "pymysql.connect pymysql.Connect pymysql.Connection pymysql.connections.Connection",
        blocks=FOREVER,
        on=NETWORK,
        timeout_named="read_timeout",
    ),
    Call(
        """
        psycopg.* psycopg2.* pymysql.* MySQLdb.* sqlite3.* cx_Oracle.* pyodbc.* redis.* pymongo.*
        kafka.* pika.*
        """,
        works=True,
    ),
    Call(
        "**.create_engine",
        in_c=ENGINE,
        unless=_LIMITED,
    ),
    Call(
        """
        psycopg2.extensions.set_wait_callback psycogreen.*.patch_psycopg gevent.monkey.patch_*
        """,
        lets_python_wait=True,
    ),
    # It waits so long for a lock: https://docs.python.org/3/library/sqlite3.html#sqlite3.connect
    Call("sqlite3.connect", blocks=5, on=LOCK, in_c=SQLITE, timeout_at=1),
    Call(
        "confluent_kafka.Consumer().poll confluent_kafka.Producer().flush",
        blocks=FOREVER,
        on=NETWORK,
        in_c=WAIT,
        timeout_at=0,
    ),
    Call(
        """
        redis.*Redis().b*pop* redis.*Redis().blmove redis.*Redis().pubsub().listen
        redis.*from_url().b*pop* redis.*from_url().blmove redis.*from_url().pubsub().listen
        """,
        blocks=FOREVER,
        on=NETWORK,
    ),
    # Five seconds since version 8, for ever before:
    # https://github.com/redis/redis-py/releases
    Call("redis.*Redis().* redis.*from_url().*", blocks=SELDOM, on=NETWORK),
    # max_block_ms: https://kafka-python.readthedocs.io/en/master/apidoc/KafkaProducer.html
    Call("kafka.KafkaProducer().send", blocks=60, on=NETWORK),
    Call("redis.*Redis redis.*from_url ldap3.Connection", keeps_timeout=True),
    Call("sqlite3.connect().*", blocks=5, on=LOCK),
    Call(
        "pandas.read_sql pandas.read_sql_query pandas.read_sql_table polars.read_database",
        blocks=FOREVER,
        on=DATABASE,
        works=True,
    ),
    # The API of Google, and redis: a client that gives up by itself
    Call(
        "**.list().execute **.*s().*().execute **.freebusy().query().execute **.pipeline().execute",
        blocks=SELDOM,
        on=NETWORK,
    ),
    Call("*engine.connect *.create_engine().connect", blocks=LIKELY, on=DATABASE),
    Call("**.execute **.read_sql", blocks=LIKELY, on=DATABASE, works=True),
    Call("**.executemany **.executescript", blocks=LIKELY, on=DATABASE),
    Call(
        """
        psycopg*.connect().commit pymysql.connect().commit MySQLdb.connect().commit
        mysql.*.connect().commit pyodbc.connect().commit cx_Oracle.connect().commit
        """,
        blocks=FOREVER,
        on=DATABASE,
    ),
    Call(
        """
        **.read_csv **.read_excel **.read_parquet **.read_json **.read_table **.read_feather
        **.read_sql_query **.read_sql_table **.to_csv **.to_excel **.to_parquet **.to_sql
        **.to_feather **.to_gbq **.spark.read.* **.SparkSession.*.getOrCreate().read.*
        **.write.parquet **.write.json **.write.csv **.write.save **.saveAsTable
        **.insert_one **.insert_many **.update_one **.update_many **.replace_one **.delete_one
        **.delete_many **.bulk_write
        """,
        works=True,
    ),
    # Leaving their with blocks asks the server once more, or waits for what is still unsent.
    Call(
        "zmq.Context zmq.asyncio.Context",
        waits_when_left="open sockets",
        only_with=r"(?is)\A(?!.*(?:linger|\.term\(|\.destroy\())(?=.*tcp:)"
        r".*zmq\.(?:PUSH|DEALER|REQ)\b",
        unless=r"(?is)linger|\A(?!.*tcp:).*inproc:",
    ),
    Call(
        "zmq.*Context().term zmq.*Context.instance().term zmq.*Context().destroy",
        blocks=FOREVER,
        on=NETWORK,
        unless=r"(?is)linger|\A(?!.*tcp:).*inproc:",
    ),
    Call("ftplib.FTP*", waits_when_left="answer of the server"),
    # Once a read of theirs has been cut off, they give up the next one.
    Call("imaplib.IMAP4* nntplib.NNTP* smtplib.SMTP*", waits_when_left=GOODBYE),
    # It waits for the server to end the connection:
    # https://github.com/MagicStack/asyncpg/blob/master/asyncpg/protocol/protocol.pyx
    Call("asyncpg.connect().close asyncpg.create_pool().close", blocks=FOREVER, on=NETWORK),
    Call("asyncpg.create_pool redis.*Redis().lock", waits_when_left="answer of the server"),
    Call("socket.socket().bind", works=True),
)
