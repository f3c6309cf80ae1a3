"""Transfer between accounts from several threads."""
import random
import threading


class Account:
    def __init__(self, no, balance):
        self.no, self.balance, self.lock = no, balance, threading.Lock()


def transfer(a, b, amount):
    first, second = sorted((a, b), key=lambda acc: acc.no)
    if not first.lock.acquire(timeout=5):
        return False
    try:
        with second.lock:
            a.balance -= amount
            b.balance += amount
        return True
    finally:
        first.lock.release()


def teller(accounts, seed, failures):
    rnd = random.Random(seed)
    for _ in range(3000):
        a, b = rnd.sample(accounts, 2)
        if not transfer(a, b, rnd.randint(1, 50)):
            failures.append((a.no, b.no))


def main():
    accounts = [Account(i, 1000) for i in range(5)]
    failures = []
    threads = [threading.Thread(target=teller, args=(accounts, s, failures)) for s in range(4)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    total = sum(a.balance for a in accounts)
    assert total == 5000, total
    print("total", total, "failures", len(failures))


if __name__ == "__main__":
    main()
