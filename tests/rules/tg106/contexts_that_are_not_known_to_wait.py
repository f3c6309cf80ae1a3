"""Leaving a with block waits only if that is known of it."""

import ftplib
import os
import subprocess

import aiohttp
import httpx
import zmq
from ncclient import manager
from netmiko import ConnectHandler
from sqlalchemy import create_engine
from sqlalchemy.orm import Session
from vendor import LoggingContext, get_client


def devices(host):
    with ConnectHandler(device_type="cisco_ios", host=host) as connection:
        print(connection.send_command("show version"))
    with manager.connect(host=host) as m, m.locked(target="running"):
        m.edit_config(target="running", config="<a/>")


def sessions():
    with Session(create_engine("sqlite://")) as session:
        session.commit()
    with httpx.Client() as client:
        print(client.get("http://127.0.0.1/").text)
    with get_client() as client, LoggingContext("job"):
        client.fetch()
    with ftplib.FTP("host") as server:  # TG106
        server.retrlines("LIST")


async def asynchronous():
    async with aiohttp.ClientSession() as session, session.post("http://127.0.0.1/") as answer:
        print(await answer.text())


def messages(context):
    with context.socket(zmq.PUB) as pub:
        pub.send(b"x")
    with context.socket(zmq.PUSH) as push, context.socket(zmq.PULL) as pull:
        push.send(b"x")
        print(pull.recv())


def children(path):
    with subprocess.Popen(["espeak", path], stdout=subprocess.PIPE) as child:  # TG106 (low)
        print(child.stdout.read())
    with subprocess.Popen([os.environ["TOOL"], path], stdout=subprocess.PIPE) as child:  # TG106 (low)
        print(child.stdout.read())
    with subprocess.Popen(["rsync", path, "backup:"], stdout=subprocess.PIPE) as child:  # TG106
        print(child.stdout.read())


if __name__ == "__main__":
    devices("host")
    sessions()
    messages(zmq.Context.instance())
    children("path")
