"""Exceptions that catch what a guard raises, or what a library makes of it."""

from guard_codemod.data.call import (
    AT_FIRST,
    BROADER,
    EVERYTHING,
    GOES_ON,
    ITSELF,
    NEVER,
    STAYS,
    SUCCEEDS,
    WRAPPED,
    Call,
)
from guard_codemod.lazy import regex

CALLS = (
    Call("Exception BaseException builtins.Exception builtins.BaseException", catches=EVERYTHING),
    # `socket.timeout` since Python 3.10, those of asyncio and futures since 3.11
    Call(
        """
        TimeoutError builtins.TimeoutError socket.timeout asyncio.TimeoutError
        asyncio.exceptions.TimeoutError concurrent.futures.TimeoutError
        """,
        catches=ITSELF,
    ),
    Call(
        """
        OSError IOError EnvironmentError
        builtins.OSError builtins.IOError builtins.EnvironmentError
        os.error socket.error select.error mmap.error signal.ItimerError ftplib.all_errors
        """,
        catches=BROADER,
    ),
    # Raised where the guard's TimeoutError was; measured with a server that does not answer
    Call(
        """
        requests.RequestException requests.Timeout requests.ReadTimeout
        requests.exceptions.RequestException requests.exceptions.Timeout
        requests.exceptions.ReadTimeout
        urllib3.exceptions.HTTPError urllib3.exceptions.TimeoutError
        urllib3.exceptions.ReadTimeoutError urllib3.exceptions.ConnectTimeoutError
        urllib3.exceptions.MaxRetryError
        httpx.HTTPError httpx.RequestError httpx.TransportError httpx.TimeoutException
        httpx.ReadTimeout httpx.ConnectTimeout
        smtplib.SMTPException smtplib.SMTPServerDisconnected
        pymysql.Error pymysql.MySQLError pymysql.DatabaseError pymysql.OperationalError
        pymysql.err.Error pymysql.err.MySQLError pymysql.err.DatabaseError
        pymysql.err.OperationalError
        redis.RedisError redis.ConnectionError redis.TimeoutError
        redis.exceptions.RedisError redis.exceptions.ConnectionError redis.exceptions.TimeoutError
        botocore.exceptions.BotoCoreError botocore.exceptions.HTTPClientError
        botocore.exceptions.ReadTimeoutError botocore.exceptions.ConnectTimeoutError
        tarfile.TarError tarfile.ReadError shutil.Error
        websocket.WebSocketException websocket.WebSocketTimeoutException
        ldap3.core.exceptions.LDAPException ldap3.core.exceptions.LDAPCommunicationError
        ldap3.core.exceptions.LDAPSocketReceiveError ldap3.core.exceptions.LDAPSocketOpenError
        serial.SerialException serial.serialutil.SerialException
        elastic_transport.TransportError elastic_transport.ConnectionTimeout
        elasticsearch.ConnectionTimeout elasticsearch.exceptions.ConnectionTimeout
        mysql.connector.Error mysql.connector.OperationalError mysql.connector.errors.Error
        mysql.connector.errors.OperationalError mysql.connector.errors.ConnectionTimeoutError
        clickhouse_connect.driver.exceptions.Error
        clickhouse_connect.driver.exceptions.OperationalError
        clickhouse_connect.driver.exceptions.DatabaseError
        """,
        blocks=NEVER,
        catches=WRAPPED,
    ),
    # Of urllib in a TLS handshake, and of requests where its adapter retries, or the body is read
    Call(
        "urllib.error.URLError urllib2.URLError",
        catches=AT_FIRST,
        only_with="https:",
        unless="http:",
    ),
    Call(
        "requests.ConnectionError requests.exceptions.ConnectionError",
        catches=WRAPPED,
        only_with=r"HTTPAdapter|stream=True",
    ),
    # SQLAlchemy wraps the exceptions of a driver, but not those of sockets.
    Call(
        """
        sqlalchemy.exc.OperationalError sqlalchemy.exc.DBAPIError sqlalchemy.exc.DatabaseError
        sqlalchemy.exc.SQLAlchemyError
        """,
        blocks=NEVER,
        catches=WRAPPED,
        only_with="mysql",
    ),
    Call("contextlib.suppress suppress funcy.suppress funcy.ignore", suppresses=True),
    Call("loguru.logger.catch", suppresses=True, catches=EVERYTHING),
    Call("logging.handlers.HTTPHandler", swallows=GOES_ON),
    # Loops that call the handler of a signal inside, and catch or log what it raises; measured
    Call(
        """
        uvloop.run uvloop.install uvloop.EventLoopPolicy uvloop.new_event_loop
        paho.mqtt.publish.single paho.mqtt.publish.multiple paho.mqtt.subscribe.simple
        paho.mqtt.client.Client().loop_forever
        twisted.internet.task.react twisted.internet.reactor.run
        scrapy.crawler.CrawlerProcess().start scrapy.crawler.AsyncCrawlerProcess().start
        code.Interactive*().runcode code.Interactive*().runsource
        """,
        swallows=GOES_ON,
    ),
    Call(
        "**.send_task().get **.delay().get celery.*.apply_async().get",
        swallows=GOES_ON,
        unless="eager_propagates",
    ),
    # The event loop logs what a callback raises, and goes on.
    Call(
        "**.call_soon **.call_soon_threadsafe",
        quick=True,
        calls_back=0,
        only_with="asyncio",
    ),
    # https://www.tornadoweb.org/en/stable/ioloop.html#tornado.ioloop.IOLoop.add_callback
    Call("tornado.ioloop.PeriodicCallback **.add_callback", calls_back=0, only_with="tornado"),
    # A future that is done calls it at once, in the thread that adds it.
    Call("**.add_done_callback", calls_back=0, only_with="asyncio|futures"),
    # They open and read a file, and return something for any `OSError`.
    Call("zipfile.is_zipfile tarfile.is_tarfile tarfile.open dbm.whichdb", probes=True),
    Call("configparser.ConfigParser().read configparser.RawConfigParser().read", probes=True),
    Call(
        "**.call_later **.call_at **.add_reader **.add_writer **.add_signal_handler",
        quick=True,
        calls_back=1,
        only_with="asyncio|tornado",
    ),
    Call("weakref.ref weakref.proxy", calls_back=1),
    # It copies the others, and then raises one exception for all.
    Call("shutil.copytree", calls_back=4),
    # Its worker marks the task as failed, and the process ends with 0:
    # https://github.com/spotify/luigi/issues/2311
    Call("luigi.build luigi.run", swallows=SUCCEEDS),
    # https://docs.python.org/3/library/profile.html#profile.run
    Call("*rofile.run *rofile.runctx", swallows=STAYS),
    Call("doctest.testmod doctest.run_docstring_examples", swallows=SUCCEEDS, only_with=">>>"),
    Call(
        "unittest.main unittest.TextTestRunner().run",
        swallows=SUCCEEDS,
        only_with="^(?:async )?def test",
    ),
    # https://docs.celeryq.dev/en/stable/reference/celery.app.task.html#celery.app.task.Task.apply
    Call("**.apply", swallows=SUCCEEDS, only_with=r"(?m)^@(?:\w+\.task|\w*shared_task)\b"),
    # What is raised in such a function is printed and ignored, or wrapped.
    Call("ctypes.CFUNCTYPE() ctypes.PYFUNCTYPE()", calls_back=0),
    Call("**.create_function **.create_aggregate", calls_back=2),
    Call("**.create_collation", calls_back=1),
    Call("**.set_authorizer **.set_progress_handler **.set_trace_callback", calls_back=0),
)

LOSES = (
    # https://docs.python.org/3/library/logging.html#logging.Handler.handleError
    (frozenset({"__str__", "__repr__", "__format__"}), regex(""), "logging", "logging"),
    (
        frozenset({"format", "formatTime", "formatException"}),
        regex(r"logging\.\w*Formatter"),
        "logging",
        "logging",
    ),
    (frozenset({"__repr__"}), regex(""), "reprlib", "reprlib"),
    # ``numpy.array_equal`` and ``array_equiv`` are false if it raises anything.
    (frozenset({"__array__"}), regex(""), "numpy", "numpy"),
    # https://docs.python.org/3/library/asyncio-protocol.html
    (
        frozenset(
            """
            connection_made connection_lost data_received eof_received buffer_updated
            datagram_received error_received pipe_data_received process_exited
            """.split()  # noqa: SIM905
        ),
        regex(r"asyncio\.(?:\w+\.)*\w*Protocol"),
        "asyncio",
        "the event loop",
    ),
)
"""Methods, what the bases of their classes match, and the module that calls them: what it is, that
loses what they raise."""
