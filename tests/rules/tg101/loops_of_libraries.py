import asyncio
import ctypes
import sqlite3
import time

import paho.mqtt.publish as publish
import uvloop
from scrapy.crawler import CrawlerProcess
from twisted.internet.task import react


def slow(value):
    time.sleep(2 * 3600)
    return value


def quick(value):
    return value * 2


async def fetch():
    await asyncio.sleep(1)


def main():
    uvloop.install()  # TG101
    asyncio.run(fetch())
    uvloop.run(fetch())  # TG101
    publish.single("home/temperature", "21.5", hostname="broker")  # TG101
    process = CrawlerProcess({})
    process.crawl(Prices)
    process.start()  # TG101
    react(fetch)  # TG101
    callback = ctypes.CFUNCTYPE(ctypes.c_int)(slow)  # TG101
    other = ctypes.CFUNCTYPE(ctypes.c_int)(quick)
    connection = sqlite3.connect("orders.db")
    connection.create_function("slow", 1, slow)  # TG101
    connection.create_function("double", 1, quick)


if __name__ == "__main__":
    main()
