# The loop of Tornado logs what its callbacks raise.
from urllib.request import urlopen

from tornado.ioloop import IOLoop, PeriodicCallback


def publish():
    print(urlopen("http://127.0.0.1/queues").read())


def finish():
    print("finished")
    IOLoop.current().stop()


PeriodicCallback(publish, 500).start()  # TG101
IOLoop.current().add_callback(publish)  # TG101
IOLoop.current().call_later(9, publish)  # TG101
PeriodicCallback(finish, 900).start()
IOLoop.current().start()
