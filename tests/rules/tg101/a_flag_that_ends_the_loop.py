# A flag that ends the loop, and one that does not.
import time
import urllib.request


def scrape():
    failed = False
    while True:
        if failed:
            break
        try:
            print(urllib.request.urlopen("http://127.0.0.1/").read())
        except Exception:
            failed = True
        time.sleep(1)


def scrape_on():
    while True:
        failed = False
        try:
            print(urllib.request.urlopen("http://127.0.0.1/").read())
        except Exception:  # TG101
            failed = True
        time.sleep(1)
        if not failed:
            break


if __name__ == "__main__":
    scrape()
    scrape_on()
