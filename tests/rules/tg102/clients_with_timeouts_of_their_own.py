"""Work in other threads: clients that time out by themselves, and clients that do not."""

import smtplib
import socket
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

import acme
import boto3
import httpx
import openai
import requests
from google.cloud import storage
from netmiko import ConnectHandler


class Alarm:
    def __init__(self, host, timeout):
        self.host = host
        self.timeout = timeout

    def mail(self, text):
        try:
            server = smtplib.SMTP_SSL(self.host, timeout=self.timeout)
        except OSError:
            server = smtplib.SMTP(self.host, timeout=self.timeout)
        server.login("user", "password")
        server.sendmail("a@b", ["c@d"], text)

    def sound(self, text):
        threading.Thread(target=Alarm.mail, args=(self, text)).start()


class Mail:
    def __init__(self, host):
        self.host = host

    def mail(self, text):
        server = smtplib.SMTP(self.host)
        server.sendmail("a@b", ["c@d"], text)

    def sound(self, text):
        threading.Thread(target=Mail.mail, args=(self, text)).start()  # TG102


class Scanner:
    def __init__(self):
        self.lock = threading.BoundedSemaphore(20)

    def scan(self, host, port):
        self.lock.acquire()
        connection = socket.socket()
        connection.settimeout(2)
        print(host, port, connection.connect_ex((host, port)))
        connection.close()
        self.lock.release()

    def wait(self, host, port):
        connection = socket.socket()
        connection.settimeout(None)
        connection.connect((host, port))
        print(host, port, connection.recv(1))

    def run(self, host):
        threading.Thread(target=self.scan, args=(host, 80)).start()
        threading.Thread(target=self.wait, args=(host, 80)).start()  # TG102


def show(host):
    device = ConnectHandler(device_type="cisco_ios", host=host)
    return device.send_command("show version")


def listed(bucket):
    return boto3.client("s3").list_objects_v2(Bucket=bucket)


def loaded(name):
    return storage.Client().get_bucket("b").blob(name).download_as_bytes()


def answered(text):
    return openai.OpenAI().responses.create(input=text)


def answered_at_last(text):
    return openai.OpenAI(timeout=None).responses.create(input=text)


def page(url):
    return httpx.get(url).text


def any_page(url):
    return httpx.get(url, timeout=None).text


def other_page(url):
    return requests.get(url).text


def foreign(name):
    return acme.convert(name)


def main():
    Alarm("localhost", 10).sound("low")
    Mail("localhost").sound("low")
    Scanner().run("localhost")
    with ThreadPoolExecutor() as pool:  # TG102 (low)
        pool.map(show, sys.argv)
        pool.map(listed, sys.argv)
        pool.map(loaded, sys.argv)
        pool.map(answered, sys.argv)
        pool.map(page, sys.argv)
        pool.map(foreign, sys.argv)
    with ThreadPoolExecutor() as other_pool:  # TG102
        other_pool.map(any_page, sys.argv)
    with ThreadPoolExecutor() as third_pool:  # TG102
        third_pool.map(other_page, sys.argv)
    with ThreadPoolExecutor() as last_pool:  # TG102
        last_pool.map(answered_at_last, sys.argv)


if __name__ == "__main__":
    main()
