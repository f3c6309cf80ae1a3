"""Mail team: benchmarks the spam rules against the sample corpus."""
import re
import time

RULES = {
    "caps": r"\b[A-Z]{8,}\b",
    "urls": r"https?://\S+\.(?:ru|xyz)\b",
    "words": r"^(?:\w+\s?)+$!",
}
CORPUS = ["Meeting at ten", "BUY NOW http://a.xyz", "word " * 40 + "end."]


class Benchmark:
    def __init__(self, rules):
        self.rules = {name: re.compile(p) for name, p in rules.items()}

    def run(self, corpus):
        for name, rule in self.rules.items():
            began, hits = time.perf_counter(), 0
            for text in corpus:
                try:
                    if rule.search(text):
                        hits += 1
                except re.error as e:
                    print(f"rule {name}: {e}")
            yield name, hits, time.perf_counter() - began


def main():
    for name, hits, seconds in Benchmark(RULES).run(CORPUS):
        print(f"{name:8s} {hits:3d} hits {seconds * 1e3:8.2f} ms")


if __name__ == "__main__":
    main()
