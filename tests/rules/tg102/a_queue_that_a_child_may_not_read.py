# What is left in a queue is written at exit, though the child is a daemon.
import multiprocessing
import urllib.request


def aggregate(inbox, results):
    urllib.request.urlopen("http://127.0.0.1/")
    results.put(sum(iter(inbox.get, None)))


if __name__ == "__main__":
    inbox, results = multiprocessing.Queue(), multiprocessing.Queue()
    child = multiprocessing.Process(target=aggregate, args=(inbox, results), daemon=True)  # TG102
    child.start()
    for number in range(100000):
        inbox.put(number)
    inbox.put(None)
    child.join()
