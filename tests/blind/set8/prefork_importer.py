"""Import the branches' files with one forked child per branch."""
import os
import sys

SOURCE = os.environ.get("IMPORT_PIPE", "/srv/branches/in")
BRANCHES = ["001", "002"]


def import_branch(branch):
    count = 0
    with open(SOURCE) as fh, open(f"{branch}.imported", "w") as out:
        for line in fh:
            if line.startswith(branch):
                out.write(line)
                count += 1
    return 0 if count else 3


def wait_for(children):
    failed = []
    while children:
        try:
            pid, status = os.wait()
        except ChildProcessError:
            break
        except OSError:
            continue
        branch = children.pop(pid, None)
        if status:
            failed.append(branch)
    return failed


def main():
    children = {}
    for branch in BRANCHES:
        pid = os.fork()
        if pid == 0:
            os._exit(import_branch(branch))
        children[pid] = branch
    failed = wait_for(children)
    print("failed:", failed)
    return len(failed)


if __name__ == "__main__":
    sys.exit(main())
