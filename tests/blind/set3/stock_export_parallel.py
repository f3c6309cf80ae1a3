"""Export the stock of every warehouse in parallel."""
import concurrent.futures
import json
import os
import sys
import urllib.request

SITES = {"ber": "CATALOG_API", "muc": "CATALOG_API", "ams": "ERP_URL"}


def fetch(site):
    base = os.environ[SITES[site]]
    with urllib.request.urlopen(f"{base}/stock/{site}") as resp:
        return site, json.load(resp)["items"]


def export(out_dir):
    files = []
    with concurrent.futures.ThreadPoolExecutor(max_workers=4, thread_name_prefix="stock") as pool:
        futures = [pool.submit(fetch, site) for site in SITES]
        for fut in concurrent.futures.as_completed(futures):
            site, items = fut.result()
            path = os.path.join(out_dir, f"stock_{site}.json")
            with open(path, "w") as fh:
                json.dump(items, fh)
            files.append(path)
            print("wrote", path, file=sys.stderr)
    return files


def main():
    files = export(os.environ.get("WORK_DIR", "."))
    if len(files) != len(SITES):
        sys.exit("incomplete export")


if __name__ == "__main__":
    main()
