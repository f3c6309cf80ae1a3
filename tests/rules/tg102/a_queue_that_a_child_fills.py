# The child has written what it had to say.
import multiprocessing
import urllib.request


def fetch(results):
    results.put(urllib.request.urlopen("http://127.0.0.1/").read())


if __name__ == "__main__":
    results = multiprocessing.Queue()
    child = multiprocessing.Process(target=fetch, args=(results,), daemon=True)
    child.start()
    print(results.get())
    child.join()
