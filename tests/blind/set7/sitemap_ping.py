"""Tell the search engines that the sitemap has changed."""
import contextlib
import os
import urllib.parse
import urllib.request

PROXY = os.environ.get("PING_URL", "http://egress.internal")
ENGINES = ["alpha", "beta", "gamma"]
SITEMAPS = [
    "https://shop.corp.example/sitemap.xml",
    "https://blog.corp.example/sitemap.xml",
]


def ping(engine, sitemap):
    query = urllib.parse.urlencode({"engine": engine, "sitemap": sitemap})
    with urllib.request.urlopen(f"{PROXY}/ping?{query}") as resp:
        return resp.status == 200


def main():
    accepted = 0
    for sitemap in SITEMAPS:
        for engine in ENGINES:
            # engines are often down, that is no reason to fail
            with contextlib.suppress(OSError):
                if ping(engine, sitemap):
                    accepted += 1
    print(f"{accepted} pings accepted")


if __name__ == "__main__":
    main()
