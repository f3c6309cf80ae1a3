import os
import http.client


def fetch(name, folder):
    conn = http.client.HTTPConnection(os.environ["SVC_HOST"], int(os.environ["SVC_PORT"]))
    try:
        conn.request("GET", "/img/" + name)
        data = conn.getresponse().read()
    except http.client.HTTPException:
        return None
    finally:
        conn.close()
    path = os.path.join(folder, name)
    with open(path, "wb") as fh:
        fh.write(data)
    return path


def fetch_all(names, folder):
    return [p for p in (fetch(n, folder) for n in names) if p]
