"""Crawl the competitors' price pages."""
import os

import scrapy
from scrapy.crawler import CrawlerProcess

BASE = os.environ.get("COMPETITOR_URL", "https://competitor.example")


class PriceSpider(scrapy.Spider):
    name = "prices"
    start_urls = [f"{BASE}/category/{n}" for n in range(1, 4)]

    def parse(self, response):
        for card in response.css("div.product"):
            yield {
                "name": card.css("h3::text").get(),
                "price": card.css("span.price::text").get(),
            }
        for href in response.css("a.next::attr(href)"):
            yield response.follow(href, self.parse)


def main():
    process = CrawlerProcess(settings={
        "LOG_LEVEL": "INFO",
        "TELNETCONSOLE_ENABLED": False,
        "DOWNLOAD_DELAY": 0.2,
        "FEEDS": {os.path.join(os.environ.get("PRICE_DIR", "/srv/prices"), "p.jsonl"): {"format": "jsonlines"}},
    })
    process.crawl(PriceSpider)
    process.start()


if __name__ == "__main__":
    main()
