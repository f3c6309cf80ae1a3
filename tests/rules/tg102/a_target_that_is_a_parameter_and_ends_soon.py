# A helper starts what it is given, which ends soon.
import threading


def notify(text):
    print(text)


def in_background(function, *args):
    thread = threading.Thread(target=function, args=args)
    thread.start()


in_background(notify, "done")
