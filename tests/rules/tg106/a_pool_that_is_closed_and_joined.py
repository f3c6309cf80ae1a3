# Its workers may wait for ever, and so does what joins them.
import multiprocessing
import urllib.request


def fetch(number):
    return urllib.request.urlopen(f"http://127.0.0.1/{number}").status


if __name__ == "__main__":
    pool = multiprocessing.Pool(2)
    try:
        print(pool.map(fetch, range(9)))
    finally:
        pool.close()
        pool.join()  # TG106
