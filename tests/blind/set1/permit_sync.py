import os
import sys
import traceback
import xmlrpc.client


def notify(text):
    with open(os.path.join(os.environ["WORK_DIR"], "alerts.txt"), "a") as fh:
        fh.write(text + "\n")


def main():
    proxy = xmlrpc.client.ServerProxy(os.environ["API_URL"] + "/RPC2")
    for permit in proxy.permits.list("open"):
        print(permit["id"], permit["holder"])


if __name__ == "__main__":
    try:
        main()
    except Exception:
        notify(traceback.format_exc())
        sys.exit(0)
