# A call that is returned in a loop.
import urllib.request


def provider():
    data = {}
    try:
        data = {"isp": urllib.request.urlopen("http://127.0.0.1/").read()}
    except Exception:
        pass
    return data


def network(names):
    for name in names:
        if name != "lo":
            return {"name": name, **provider()}
    raise LookupError("none")


if __name__ == "__main__":
    print(network(["lo", "eth0"]))
