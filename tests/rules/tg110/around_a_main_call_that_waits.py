# Around the main call, which waits for a server.
import urllib.request


def main():
    urllib.request.urlopen("http://127.0.0.1/orders")


if __name__ == "__main__":
    try:
        main()
    except Exception as error:  # TG110
        print(error)
