"""Serves the built pages on a free port and checks every link once."""
import functools
import http.server
import pathlib
import re
import threading
import urllib.request

ROOT = pathlib.Path("site")


def build():
    ROOT.mkdir(exist_ok=True)
    (ROOT / "index.html").write_text('<a href="a.html">a</a> <a href="b.html">b</a>')
    (ROOT / "a.html").write_text("<p>a</p>")
    (ROOT / "b.html").write_text('<a href="index.html">home</a>')


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *args):
        pass


def crawl(base):
    seen, waiting = set(), ["index.html"]
    while waiting:
        page = waiting.pop()
        if page in seen:
            continue
        seen.add(page)
        with urllib.request.urlopen(f"{base}/{page}") as reply:
            waiting.extend(re.findall(r'href="([^"]+)"', reply.read().decode()))
    return seen


def main():
    build()
    handler = functools.partial(Quiet, directory=str(ROOT))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        print(sorted(crawl(f"http://127.0.0.1:{server.server_port}")))
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


if __name__ == "__main__":
    main()
