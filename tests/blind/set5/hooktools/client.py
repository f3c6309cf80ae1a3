"""Asks the provider to send the outstanding receipts (here: the sandbox sends them itself)."""
import threading
import urllib.error
import urllib.request


def _deliver(port, receipts):
    for r in receipts:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/{r}", data=b"")
        except (urllib.error.URLError, OSError):
            pass


def nudge(port, receipts):
    threading.Thread(target=_deliver, args=(port, receipts), daemon=True).start()
