"""File the VAT return with the tax office; failures are posted to the alert channel."""
import json
import os
import sys
import traceback
import urllib.request

OFFICE = os.environ.get("API_URL", "http://tax.example")
CHANNEL = os.environ.get("API_URL", "http://alerts.corp.internal") + "/hooks/finance"


def post(url, body):
    req = urllib.request.Request(url, json.dumps(body).encode())
    with urllib.request.urlopen(req) as resp:
        return resp.read()


def tell_channel(kind, value, tb):
    text = "".join(traceback.format_exception(kind, value, tb))
    post(CHANNEL, {"job": "vat_filing", "text": text[-2000:]})
    sys.__excepthook__(kind, value, tb)


def figures():
    return {"period": "2024-Q1", "net": 1_204_330, "vat": 228_822}


def main():
    sys.excepthook = tell_channel
    receipt = post(OFFICE + "/vat/returns", figures())
    print("receipt", receipt.decode())


if __name__ == "__main__":
    main()
