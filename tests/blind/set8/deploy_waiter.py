"""Wait for the build server's flag, then announce the release."""
import json
import os
import sys
import time
import urllib.request

HOOK = os.environ.get("CHAT_HOOK", "https://chat.corp.example/hooks/deploy")
FLAG = os.environ.get("RELEASE_FLAG", "release.flag")


def post(text):
    req = urllib.request.Request(HOOK, data=json.dumps({"text": text}).encode())
    urllib.request.urlopen(req, timeout=2).close()


def report_crash(kind, value, tb):
    sys.__excepthook__(kind, value, tb)
    try:
        post(f"deploy_waiter crashed: {value!r}")
    except OSError as exc:
        print("and the chat is down:", exc, file=sys.stderr)


def main():
    sys.excepthook = report_crash
    while not os.path.exists(FLAG):
        time.sleep(1)
    with open(FLAG) as fh:
        post(f"release {fh.read().strip()} is out")


if __name__ == "__main__":
    main()
