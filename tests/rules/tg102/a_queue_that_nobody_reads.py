# The thread that feeds the pipe of a queue is waited for at exit, and nobody empties the pipe.
import multiprocessing
import urllib.request


def note(trail, order):
    trail.put("order " * 99 + str(order))


if __name__ == "__main__":
    trail = multiprocessing.Queue()  # TG102
    for order in range(999):
        note(trail, order)
    print(urllib.request.urlopen("http://127.0.0.1/").read())
