import os
from concurrent.futures import ThreadPoolExecutor
import http.client

executor = ThreadPoolExecutor(max_workers=2, thread_name_prefix="gl")


def balance(account):
    conn = http.client.HTTPConnection(os.environ["SVC_HOST"], int(os.environ["SVC_PORT"]))
    conn.request("GET", f"/balance/{account}")
    return float(conn.getresponse().read())


def main():
    bank = executor.submit(balance, "1800")
    book = executor.submit(balance, "1200")
    diff = bank.result() - book.result()
    if abs(diff) > 0.005:
        raise SystemExit(f"difference of {diff:.2f}")
    print("reconciled")


if __name__ == "__main__":
    main()
