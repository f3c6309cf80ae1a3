# What a round raises ends the job.
import time
import urllib.request

import schedule


def with_a_note(function):
    def wrapper(*args):
        try:
            return function(*args)
        except Exception as error:
            print(error)
            raise

    return wrapper


@with_a_note
def publish():
    urllib.request.urlopen("http://127.0.0.1/plan")


schedule.every(10).seconds.do(publish)
while True:
    schedule.run_pending()
    time.sleep(1)
