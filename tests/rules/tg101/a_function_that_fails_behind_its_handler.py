import subprocess


def version(host):
    child = subprocess.Popen(["ssh", host, "uname"], stdout=subprocess.PIPE)
    try:
        out, _ = child.communicate()
    except Exception as error:
        print(error)
    return out.decode()


def name(host):
    child = subprocess.Popen(["ssh", host, "hostname"], stdout=subprocess.PIPE)
    out = b""
    try:
        out, _ = child.communicate()
    except Exception as error:  # TG101
        print(error)
    return out.decode()


if __name__ == "__main__":
    for host in ("north", "south"):
        print(version(host), name(host))
