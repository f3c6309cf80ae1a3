"""Print the visitors' badges, one process per printer."""
import multiprocessing
import os
import time

PRINTERS = {"lobby": ["b1", "b2"], "gate": ["b3"]}


def print_badges(printer, badges):
    for number in badges:
        # the spooler answers when the badge has left the printer
        time.sleep(float(os.environ.get("BADGE_SECONDS", "3600")))
        print(f"{printer}: badge {number} printed", flush=True)


def main():
    children = []
    for printer, badges in PRINTERS.items():
        child = multiprocessing.Process(
            target=print_badges, args=(printer, badges), daemon=True
        )
        child.start()
        children.append(child)
    for child in children:
        child.join()
    failed = [child.name for child in children if child.exitcode]
    if failed:
        raise SystemExit(f"failed: {failed}")


if __name__ == "__main__":
    main()
