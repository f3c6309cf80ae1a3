# Steps of a list, of which one waits.
import urllib.request


def fetch():
    urllib.request.urlopen("http://127.0.0.1/").read()


def report():
    print("reported")


if __name__ == "__main__":
    for step, label in [(fetch, "fetch"), (report, "report")]:
        try:
            step()
        except Exception as error:  # TG101
            print(label, error)
    for step in (report, print):
        try:
            step()
        except Exception as error:
            print(error)
