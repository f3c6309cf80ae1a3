# The parent does not wait until the queue is written.
import multiprocessing as mp
import urllib.request


def index(inbox, outbox):
    urllib.request.urlopen("http://127.0.0.1/")
    outbox.put(inbox.get())


def main():
    inbox, outbox = mp.Queue(), mp.Queue()
    inbox.cancel_join_thread()
    child = mp.Process(target=index, args=(inbox, outbox), daemon=True)
    child.start()
    for number in range(900):
        inbox.put("lorem ipsum" * number)
    print(outbox.get())


if __name__ == "__main__":
    main()
