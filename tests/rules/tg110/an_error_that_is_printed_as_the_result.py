# An error that is printed as the result.
import json
import urllib.request


def main():
    try:
        result = {"value": urllib.request.urlopen("http://127.0.0.1/").read().decode()}
    except Exception as error:  # TG110
        result = {"error": repr(error)}
    print(json.dumps(result))


if __name__ == "__main__":
    main()
