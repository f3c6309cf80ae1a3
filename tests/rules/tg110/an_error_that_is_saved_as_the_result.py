# An error that is saved as the result, for whoever reads that.
import json
import os
import urllib.request


def main():
    try:
        result = {"value": urllib.request.urlopen("http://127.0.0.1/").read().decode()}
    except Exception as error:
        result = {"error": repr(error)}
    with open(os.environ["RESULT_PATH"], "w") as f:
        json.dump(result, f)


if __name__ == "__main__":
    main()
