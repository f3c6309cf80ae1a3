# The parent puts more into the queue than the pipe holds, and the child may not read it.
import multiprocessing as mp
import urllib.request


def index(inbox, outbox):
    urllib.request.urlopen("http://127.0.0.1/")
    outbox.put(inbox.get())


def main():
    inbox, outbox = mp.Queue(), mp.Queue()
    child = mp.Process(target=index, args=(inbox, outbox), daemon=True)  # TG102
    child.start()
    for number in range(900):
        inbox.put("lorem ipsum" * number)
    print(outbox.get())


if __name__ == "__main__":
    main()
