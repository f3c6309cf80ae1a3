import sys
import urllib.request


class Console:
    def exit(self):
        self.commands = []


class Plugin:
    def status(self):
        try:
            urllib.request.urlopen("https://example.com/status").read()
            return 0
        except Exception as error:
            print(error)
            return 1


if __name__ == "__main__":
    status = Plugin().status()
    sys.exit(status)
