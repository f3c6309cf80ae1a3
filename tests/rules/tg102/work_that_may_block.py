import socketserver
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import dask
import requests
from apscheduler.schedulers.background import BackgroundScheduler
from fabric import Connection
from influxdb_client import InfluxDBClient
from requests_futures.sessions import FuturesSession
from tqdm.contrib.concurrent import thread_map


def fetch(url):
    return requests.get(url).text


def long(number):
    time.sleep(2 * 3600)


class Loader:
    def __init__(self):
        self.pool = ThreadPoolExecutor(2)  # TG102

    def load(self, url):
        self.pool.submit(fetch, url)


def mapped():
    with ThreadPoolExecutor() as pool:  # TG102
        print(list(pool.map(fetch, URLS)))


def slept():
    with ThreadPoolExecutor() as pool:  # TG102
        pool.submit(long, 1)


def in_parts():
    pool = ThreadPoolExecutor()  # TG102
    pool.submit(partial(requests.get, URL))


def handed_on():
    with ThreadPoolExecutor() as pool:  # TG102
        crawl(URLS, executor=pool)


def served():
    server = socketserver.TCPServer(("", 8000), None)
    threading.Thread(target=server.serve_forever).start()  # TG102
    work()


def ticks():
    stop = threading.Event()

    def tick():
        while not stop.wait(5):
            print("still here")

    thread = threading.Thread(target=tick)  # TG102
    thread.start()
    work()
    stop.set()


def libraries():
    scheduler = BackgroundScheduler()  # TG102
    scheduler.add_job(fetch, "interval", seconds=1)
    scheduler.start()
    session = FuturesSession()
    session.get(URL)  # TG102
    session.get(URL, timeout=5)
    thread_map(fetch, URLS)  # TG102
    Connection("host").run("backup")  # TG102
    Connection("host").run("backup", timeout=60)
    dask.compute(dask.delayed(long)(1))  # TG102
    with InfluxDBClient(url=URL) as client:
        client.write_api()  # it gives up after three minutes


if __name__ == "__main__":
    Loader().load(URL)
    mapped()
    slept()
    in_parts()
    handed_on()
    served()
    ticks()
    libraries()
