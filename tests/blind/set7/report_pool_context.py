"""Build the branch reports in worker processes."""
import multiprocessing
import os
import urllib.request

URL = os.environ.get("BRANCH_URL", "http://branches.internal")
BRANCHES = ["b01", "b02", "b03", "b04"]


def build(branch):
    with urllib.request.urlopen(f"{URL}/figures/{branch}") as resp:
        figures = resp.read().decode()
    return branch, "\n".join([f"Branch {branch}", "=" * 20, figures])


def main():
    with multiprocessing.Pool(processes=2) as pool:
        reports = dict(pool.imap_unordered(build, BRANCHES))
    out = os.environ.get("REPORT_DIR", "/srv/reports")
    for branch, text in reports.items():
        with open(os.path.join(out, f"{branch}.txt"), "w") as fh:
            fh.write(text)
    print(len(reports), "reports")


if __name__ == "__main__":
    main()
