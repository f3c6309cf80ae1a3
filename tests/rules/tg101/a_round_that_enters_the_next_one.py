# A round that enters the next one.
import sched
import time
import urllib.request

clock = sched.scheduler(time.monotonic, time.sleep)


def publish():
    try:
        urllib.request.urlopen("http://127.0.0.1/plan").read()
    except Exception as error:  # TG101
        print(error)
    clock.enter(10, 1, publish)


def publish_once():
    try:
        urllib.request.urlopen("http://127.0.0.1/plan").read()
    except Exception as error:
        print(error)
        return
    clock.enter(10, 1, publish_once)


if __name__ == "__main__":
    publish()
    publish_once()
    clock.run()
