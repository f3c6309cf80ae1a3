import multiprocessing as mp
import os
import urllib.request


def render(region):
    with urllib.request.urlopen(f"{os.environ['API_URL']}/report/{region}") as resp:
        html = resp.read()
    out = os.path.join(os.environ["WORK_DIR"], f"{region}.html")
    with open(out, "wb") as fh:
        fh.write(html)
    return out


def main():
    regions = ["emea", "apac", "amer"]
    with mp.Pool(processes=2) as pool:
        for path in pool.imap_unordered(render, regions):
            print("rendered", path)


if __name__ == "__main__":
    main()
