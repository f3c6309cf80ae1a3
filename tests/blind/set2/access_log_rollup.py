"""Count requests per client from the proxy log with one big pattern."""
import re
from collections import Counter

LINE = re.compile(r'^(\S+) - - \[(.*?)\] "((?:[A-Za-z0-9_/.-]+\s?)+)" (\d{3}) (\d+)$')

SAMPLE = [
    '10.0.0.1 - - [01/Mar/2025:00:00:01] "GET /index.html" 200 512',
    '10.0.0.2 - - [01/Mar/2025:00:00:02] "GET /a.css" 200 90',
    '10.0.0.3 - - [01/Mar/2025:00:00:02] "GET /aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa?x=1" 404 0',
]


def rollup(lines):
    hits, bad = Counter(), 0
    for line in lines:
        m = LINE.match(line)
        if not m:
            bad += 1
            continue
        hits[m.group(1)] += int(m.group(5))
    return hits, bad


if __name__ == "__main__":
    hits, bad = rollup(SAMPLE)
    for client, size in hits.most_common(20):
        print(f"{client:15} {size:>10}")
    print("unparsed:", bad)
