"""Print the visitors' wristbands, one process per printer."""
import multiprocessing
import os
import time

PRINTERS = {"east": ["w1", "w2"], "west": ["w3"]}


def print_bands(printer, bands):
    for number in bands:
        # the spooler answers when the band has left the printer
        time.sleep(float(os.environ.get("BAND_SECONDS", "3600")))
        print(f"{printer}: band {number} printed", flush=True)


def main():
    children = []
    for printer, bands in PRINTERS.items():
        child = multiprocessing.Process(
            target=print_bands, args=(printer, bands), daemon=True
        )
        child.start()
        children.append(child)
    while any(child.exitcode is None for child in children):
        time.sleep(0.5)
    failed = [child.name for child in children if child.exitcode]
    if failed:
        raise SystemExit(f"failed: {failed}")


if __name__ == "__main__":
    main()
