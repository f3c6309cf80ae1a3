# A client that retries for ten minutes, which is longer than the limit of this guard.
import signal

from google.cloud import bigquery


def main():
    bigquery.Client().query("select 1")  # TG108


if __name__ == "__main__":

    def timeout_handler(_signum, _frame):
        raise TimeoutError("the job timed out after 300 seconds")

    signal.signal(signal.SIGALRM, timeout_handler)
    signal.alarm(300)

    main()
