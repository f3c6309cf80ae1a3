"""An autofixer for all-repos: guard the jobs of every repository.

$ pip install all-repos guard-codemod
$ all-repos-clone
$ python all_repos_guard.py --timeout 1h --dry-run   # shows each diff
$ python all_repos_guard.py --timeout 1h             # pushes each branch as all-repos is configured to
"""

from __future__ import annotations

import argparse
import os
import sys
from functools import partial

from all_repos import autofix_lib
from all_repos.config import Config


def find_repos(config: Config) -> list[str]:
    """Return all clones: guard-codemod decides what is a job."""
    return [os.path.join(config.output_dir, clone) for clone in config.get_cloned_repos()]


def _run(*arguments: str) -> None:
    done = autofix_lib.run(sys.executable, "-m", "guard_codemod", *arguments, check=False)
    if done.returncode != 1:  # 1: some jobs have to be guarded by hand; the output lists them
        done.check_returncode()


def apply_fix(*, timeout: str | None) -> None:
    _run("apply", ".", *([f"--timeout={timeout}"] if timeout else []))


def check_fix() -> None:
    _run("check", ".")


def main() -> None:
    parser = argparse.ArgumentParser(description="Guard the jobs of every repository.")
    autofix_lib.add_fixer_args(parser)
    parser.add_argument("--timeout", help="the timeout, for repositories that do not configure one")
    args = parser.parse_args()
    repos, config, commit, settings = autofix_lib.from_cli(
        args, find_repos=find_repos, msg="Guard jobs against hanging", branch_name="guard-codemod"
    )
    autofix_lib.fix(
        repos,
        apply_fix=partial(apply_fix, timeout=args.timeout),
        check_fix=check_fix,
        config=config,
        commit=commit,
        autofix_settings=settings,
    )


if __name__ == "__main__":
    main()
