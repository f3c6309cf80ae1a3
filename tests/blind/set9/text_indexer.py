"""Index documents: a child tokenises them, the parent writes the index."""
import multiprocessing as mp
import os
import time

TEXT = "lorem ipsum dolor sit amet " * 4000
OUT = os.path.join(os.environ.get("WORK_DIR", "/srv/index"), "index.txt")


def tokenise(documents, results):
    os.nice(5)
    for number in range(3):
        name, text = documents.get()
        results.put((name, sorted(set(text.split()))))
        time.sleep(3600 if number else 0)


def main():
    documents, results = mp.Queue(), mp.Queue()
    child = mp.Process(target=tokenise, args=(documents, results), daemon=True)
    child.start()
    names = [f"doc{n}" for n in range(50)]
    for name in names:
        documents.put((name, TEXT))
    with open(OUT, "w") as out:
        for _ in names:
            name, words = results.get()
            out.write(name + ":" + ",".join(words) + "\n")


if __name__ == "__main__":
    main()
