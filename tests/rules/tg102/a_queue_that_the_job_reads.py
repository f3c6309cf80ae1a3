# What is put in the queue is taken out again.
import multiprocessing
import queue
import urllib.request

if __name__ == "__main__":
    trail, local = multiprocessing.Queue(), queue.Queue()
    trail = multiprocessing.Queue()
    for order in range(999):
        trail.put(order)
        local.put(order)
    for order in range(999):
        print(trail.get(timeout=5))
    print(urllib.request.urlopen("http://127.0.0.1/").read())
