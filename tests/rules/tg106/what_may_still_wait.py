import asyncio
import contextlib
import os
import subprocess
import sys

import boto3
import requests
from selenium import webdriver


class Client:
    async def __aexit__(self, *_):
        self.writer.write(b"QUIT")
        await self.reader.read()  # TG106


def report(_kind, error, _trace):
    requests.post("http://host", data=str(error))  # TG106


def hooked():
    sys.excepthook = report


def on_the_stack():
    with contextlib.ExitStack() as stack:
        stack.callback(requests.get, "http://host")  # TG106
        stack.callback(requests.get, "http://host", timeout=5)
        work()


def driven():
    driver = webdriver.Remote("http://host")
    try:
        driver.get("http://shop")
    finally:
        driver.quit()


def read(path):
    try:
        return open(path).read()
    except:
        return requests.get("http://host").text


def stored(s3):
    client = boto3.client("s3")
    try:
        work()
    except Exception:
        client.create_bucket(Bucket="a")


def removed(link):
    try:
        work()
    finally:
        subprocess.call(["ip", "link", "del", link])


def looked_up(address):
    with subprocess.Popen(["nslookup", address], stdout=subprocess.PIPE) as process:
        process.communicate()


if __name__ == "__main__":
    hooked()
    on_the_stack()
    driven()
    read("path")
    stored(None)
    removed("eth0")
    looked_up("host")
    Client()
