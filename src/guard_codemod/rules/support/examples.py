"""What the examples of several rules have in common."""

UNGUARDED = """\
import urllib.request

if __name__ == "__main__":
    urllib.request.urlopen("http://127.0.0.1/")
"""

HANDLER = """\

    def timeout_handler(_signum, _frame):
        raise TimeoutError("fetch.py timed out after 3600 seconds")

"""
REGISTRATION = "    signal.signal(signal.SIGALRM, timeout_handler)\n"
ALARM = "    signal.alarm(3600)\n"

GUARDED = f"""\
import signal
import urllib.request

if __name__ == "__main__":
{HANDLER}{REGISTRATION}{ALARM}
    urllib.request.urlopen("http://127.0.0.1/")
"""
