# Leaving the block terminates the workers, which they ignore, and joins them.
import multiprocessing
import signal
import urllib.request


def quiet():
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)


def fetch(number):
    return urllib.request.urlopen(f"http://127.0.0.1/{number}").status


if __name__ == "__main__":
    with multiprocessing.Pool(2, initializer=quiet) as pool:  # TG106
        print(pool.map(fetch, range(9)))
