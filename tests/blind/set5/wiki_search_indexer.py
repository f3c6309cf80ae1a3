"""Wiki: index of the page dump. The cron call only starts the worker, which outlives it."""
import os
import re
import subprocess
import sys

WORD = re.compile(r"\w{4,}")
DUMP = os.environ.get("WIKIDUMP_PIPE", "/srv/wiki/dump.pipe")
WORKER = "import sys; sys.path.insert(0, %r); import wiki_search_indexer as w; w.index()" % os.path.dirname(os.path.abspath(__file__))


def words(line):
    return {w.lower() for w in WORD.findall(line)}


def index():
    table = {}
    with open(DUMP, encoding="utf-8") as stream:
        for row in stream:
            page, _, text = row.partition("\t")
            for w in words(text):
                table.setdefault(w, []).append(page)
    with open("index.txt", "w") as out:
        for w in sorted(table):
            print(w, *table[w], file=out)


def launch():
    log = open("indexer.log", "ab")
    child = subprocess.Popen([sys.executable, "-c", WORKER], stdin=subprocess.DEVNULL,
                             stdout=log, stderr=log, start_new_session=True)
    return child.pid


def main():
    print("indexer started, pid", launch())


if __name__ == "__main__":
    main()
