"""City library: render the overdue letters that the circulation system spools."""
import os
import subprocess
import sys
from string import Template

SPOOL = os.environ.get("SPOOL_PIPE", "/run/circulation/overdue")
LETTER = Template("Dear $name,\n\nplease return \"$title\" ($days days overdue).\n\nYour city library\n")


def spooled():
    done = subprocess.run(["cat", SPOOL], stdout=subprocess.PIPE, text=True, check=True)
    for line in done.stdout.splitlines():
        name, title, days = line.split("|")
        yield {"name": name, "title": title, "days": int(days)}


def main():
    out = os.environ.get("WORK_DIR", ".")
    n = 0
    try:
        for n, row in enumerate(spooled(), 1):
            with open(os.path.join(out, f"letter_{n:03d}.txt"), "w") as f:
                f.write(LETTER.substitute(row))
    except subprocess.CalledProcessError as e:
        print("spool:", e, file=sys.stderr)
        return 1
    except ValueError as e:
        print("bad line:", e, file=sys.stderr)
        return 2
    print(n, "letters")
    return 0


if __name__ == "__main__":
    sys.exit(main())
