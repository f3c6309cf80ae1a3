"""Exceptions that catch what a guard raises, or what a library makes of it."""

from guard_codemod.data.call import BROADER, EVERYTHING, ITSELF, NEVER, WRAPPED, Call

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
        requests.RequestException requests.Timeout requests.ReadTimeout requests.ConnectTimeout
        requests.ConnectionError requests.exceptions.RequestException requests.exceptions.Timeout
        requests.exceptions.ReadTimeout requests.exceptions.ConnectTimeout
        requests.exceptions.ConnectionError
        urllib3.exceptions.HTTPError urllib3.exceptions.TimeoutError
        urllib3.exceptions.ReadTimeoutError urllib3.exceptions.ConnectTimeoutError
        urllib3.exceptions.MaxRetryError
        httpx.HTTPError httpx.RequestError httpx.TransportError httpx.TimeoutException
        httpx.ReadTimeout httpx.ConnectTimeout
        urllib.error.URLError urllib2.URLError
        smtplib.SMTPException smtplib.SMTPServerDisconnected
        """,
        blocks=NEVER,
        catches=WRAPPED,
    ),
    Call("contextlib.suppress suppress", suppresses=True),
    Call("logging.handlers.HTTPHandler", swallows=True),
    Call("luigi.build luigi.run pytest.main", fails_by_value=True),
)
