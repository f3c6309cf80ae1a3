import threading


class Ledger:
    def __init__(self):
        self._lock = threading.Lock()
        self.accounts = {"cash": 500, "bank": 0}

    def post(self, account, amount):
        with self._lock:
            self.accounts[account] += amount

    def transfer(self, src, dst, amount):
        with self._lock:
            if self.accounts[src] < amount:
                raise ValueError("not enough")
            self.post(src, -amount)
            self.post(dst, amount)


def main():
    ledger = Ledger()
    ledger.transfer("cash", "bank", 200)
    print(ledger.accounts)


main()
