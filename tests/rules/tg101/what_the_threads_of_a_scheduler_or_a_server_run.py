# What the threads of a scheduler, or of a server, run.
import time
import urllib.request

import backup_pb2_grpc
from apscheduler.schedulers.background import BackgroundScheduler


class Backups(backup_pb2_grpc.BackupServicer):
    def Fetch(self, request, context):
        for url in request.urls:
            try:
                urllib.request.urlopen(url).read()
            except Exception as error:
                print(error)


def alert(url):
    try:
        print(urllib.request.urlopen(url).read())
    except Exception as error:
        print(error)


def alert_all():
    for url in ("http://127.0.0.1/a", "http://127.0.0.1/b"):
        alert(url)


if __name__ == "__main__":
    backup_pb2_grpc.add_to_server(Backups())
    scheduler = BackgroundScheduler()
    scheduler.add_job(alert_all, "interval", seconds=60)
    scheduler.start()
    time.sleep(3000)
