# What a handler asks of another exception, a TimeoutError does not have.
import urllib.request


def ask(url):
    return urllib.request.urlopen(url).read()


def main():
    for number in range(9):
        try:
            print(ask(f"http://127.0.0.1/{number}"))
        except Exception as error:
            print(error.message)
        try:
            print(ask(f"http://127.0.0.1/{number}"))
        except OSError as error:
            print(error[0])
        try:
            print(ask(f"http://127.0.0.1/{number}"))
        except OSError as error:  # TG101
            print(error.errno, error.args)
        try:
            print(ask(f"http://127.0.0.1/{number}"))
        except OSError as error:  # TG101
            if hasattr(error, "code"):
                print(error.code)


if __name__ == "__main__":
    main()
