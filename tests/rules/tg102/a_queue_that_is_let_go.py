# Nothing waits for a queue that is let go, nor for one with a single thing in it.
import multiprocessing
import urllib.request

if __name__ == "__main__":
    trail = multiprocessing.Queue()
    trail.cancel_join_thread()
    for order in range(999):
        trail.put(order)
    print(urllib.request.urlopen("http://127.0.0.1/").read())
