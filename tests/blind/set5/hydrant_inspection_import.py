"""Fire department: converts the inspection export with the vendor's command line tool."""
import os
import shlex

from invoke import Context

EXPORT = os.environ.get("HYDRANT_PIPE", "/srv/hydrants/export.pipe")


def convert(ctx, source):
    result = ctx.run(f"cat {shlex.quote(source)}", hide=True, in_stream=False, warn=True)
    if result.failed:
        raise SystemExit(f"converter: {result.return_code}")
    return result.stdout


def overdue(text, year):
    for line in text.splitlines():
        hydrant, _, inspected = line.partition(";")
        if inspected and int(inspected[:4]) < year - 4:
            yield hydrant


def main():
    text = convert(Context(), EXPORT)
    listing = sorted(overdue(text, 2026))
    with open("overdue.txt", "w") as f:
        f.write("\n".join(listing))
    print(len(listing), "hydrants overdue")


if __name__ == "__main__":
    main()
