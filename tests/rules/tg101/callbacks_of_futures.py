# A future that is done calls its callback at once, and logs what it raises.
import urllib.request
from concurrent.futures import ThreadPoolExecutor, wait


def book(future):
    urllib.request.urlopen("http://127.0.0.1/" + future.result()).read()


def book_soon(future):
    urllib.request.urlopen("http://127.0.0.1/", timeout=10).read()


if __name__ == "__main__":
    with ThreadPoolExecutor() as pool:
        futures = [pool.submit(str, number) for number in range(9)]
    wait(futures)
    for future in futures:
        future.add_done_callback(book)  # TG101
        future.add_done_callback(book_soon)
        future.add_done_callback(print)
