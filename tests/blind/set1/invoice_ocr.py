"""Send the scanned invoices to the OCR service."""
import os
import threading
import urllib.request


def ocr(number):
    with urllib.request.urlopen(f"{os.environ['API_URL']}/ocr/{number}", data=b"%PDF") as resp:
        text = resp.read().decode()
    with open(os.path.join(os.environ["WORK_DIR"], f"{number}.txt"), "w") as fh:
        fh.write(text)


def main():
    for number in (7001, 7002, 7003):
        threading.Thread(target=ocr, args=(number,)).start()
    print("all pages handed over")


if __name__ == "__main__":
    main()
