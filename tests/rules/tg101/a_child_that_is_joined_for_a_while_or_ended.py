# A child that is joined for a while, or ended.
import multiprocessing
import threading


def one():
    child = multiprocessing.Process(target=work, daemon=True)
    child.start()
    child.join(5)


def other():
    child = multiprocessing.Process(target=work, daemon=True)
    child.start()
    child.terminate()
    child.join()


def third():
    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    thread.join()


one()
other()
third()
