"""Render the invoices of the day in a separate process (the renderer leaks memory)."""
import multiprocessing as mp
import os
import urllib.request


def render(numbers, out_dir):
    for no in numbers:
        with urllib.request.urlopen(f"{os.environ['BILLING_URL']}/invoice/{no}.html") as resp:
            html = resp.read()
        with open(os.path.join(out_dir, f"{no}.pdf"), "wb") as fh:
            fh.write(b"%PDF-1.4\n" + html)


def chunks(seq, n):
    for i in range(0, len(seq), n):
        yield seq[i:i + n]


def main():
    out_dir = os.environ.get("WORK_DIR", ".")
    numbers = [f"R{n:06d}" for n in range(1, 7)]
    for part in chunks(numbers, 3):
        p = mp.Process(target=render, args=(part, out_dir))
        p.start()
        p.join()
        if p.exitcode:
            raise SystemExit(f"renderer failed with {p.exitcode}")
    print("rendered", len(numbers))


if __name__ == "__main__":
    main()
