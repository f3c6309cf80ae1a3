"""Crawl the competitor's catalogue round the clock; restart after any trouble."""
import html.parser
import logging
import os
import time
import urllib.parse
import urllib.request

log = logging.getLogger("crawler")
START = os.environ.get("SHOP_URL", "https://shop.example/catalogue")


class Links(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        if tag == "a":
            self.found += [v for k, v in attrs if k == "href" and v]


def crawl(url, seen):
    if url in seen:
        return
    seen.add(url)
    with urllib.request.urlopen(url) as resp:
        parser = Links()
        parser.feed(resp.read().decode(errors="replace"))
    for link in parser.found:
        target = urllib.parse.urljoin(url, link)
        if target.startswith(START):
            crawl(target, seen)


def main():
    seen = set()
    crawl(START, seen)
    with open("seen.txt", "w") as fh:
        fh.write("\n".join(sorted(seen)))


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    while True:
        try:
            main()
            time.sleep(3600)
        except KeyboardInterrupt:
            break
        except Exception:
            log.exception("crawler died, restarting")
            time.sleep(0.2)
