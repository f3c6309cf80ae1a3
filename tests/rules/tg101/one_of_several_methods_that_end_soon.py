# One of several methods of the file that all end soon, by whatever name.
import requests


class Mail:
    def send(self, text):
        requests.post("http://127.0.0.1/mail", text, timeout=9)

    def fetch(self):
        return requests.get("http://127.0.0.1/mail", timeout=9)


class Chat:
    def send(self, text):
        requests.post("http://127.0.0.1/chat", text, timeout=9)

    def fetch(self):
        return requests.get("http://127.0.0.1/chat").text


def main(channels):
    for channel in channels:
        try:
            channel.send("done")
        except Exception as error:
            print(error)
        try:
            channel.fetch()
        except Exception as error:  # TG101
            print(error)
        try:
            requests.sessions.send("done")
        except Exception as error:  # TG101
            print(error)


if __name__ == "__main__":
    main([Mail(), Chat()])
