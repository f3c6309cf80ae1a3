# Only in a TLS handshake, urllib makes of the TimeoutError what is caught here.
import urllib.error
import urllib.request

METADATA = "http://169.254.169.254/metadata"  # not https:


def main():
    while True:
        try:
            print(urllib.request.urlopen(METADATA).read())
        except urllib.error.URLError as error:
            print(error)


if __name__ == "__main__":
    main()
