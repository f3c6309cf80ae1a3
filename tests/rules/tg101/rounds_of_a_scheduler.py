# A decorator swallows what a round raises, and the scheduler runs the next one.
import time
import urllib.request

import schedule


def keep_going(function):
    def wrapper(*args):
        try:
            return function(*args)
        except Exception as error:  # TG101
            print(error)

    return wrapper


@keep_going
def publish():
    urllib.request.urlopen("http://127.0.0.1/plan")


schedule.every(10).seconds.do(publish)
while True:
    schedule.run_pending()
    time.sleep(1)
