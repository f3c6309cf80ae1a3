"""Compute the precision and the recall of the job decision on the labeled files of ``labels.tsv``.

Run as: python tests/job_decision/precision.py FOLDER. The packages are downloaded to FOLDER, unless
they are there already: samples 3, 5, 6, 7 and 8 by apt-get, on Debian 12, the others by pip. Each file was
labeled by reading it, before the tool was run on it. What was wrong in a sample has led to
changes, so that no figure that is computed now is one of fresh files. Sample 3 was labeled before
a round of changes by the one who made them; its first figures after these were 49/61 and 49/56, and
those of the code before them 53/72 and 53/56. Samples 4 and 5 were labeled by somebody who knew
neither the code nor the changes. With each file named, and refused ones counted as missed, their
first figures together were 140/176 and 140/162; after the changes that came of them, 146/151 and
146/162. Sample 6 was labeled in the same way by the one who then changed the code, before he had
read it. Its first figures were 58/67 and 58/67; after the changes, 59/60 and 59/67.
Sample 7, of which ``7-source`` are source packages, was labeled like samples 4 and 5. Its first
figures, with each file named, were 105/132 and 105/120; after the changes, 108/114 and 108/120.
Sample 8, of which ``8-source`` are source packages and ``8-wheel`` wheels, was labeled like it. Its
first figures were 157/181 and 157/192: a precision of .87 and a recall of .82, or 148/172 and
148/156 without the wrappers of commands whose package is not in the tree, which are refused. Of the
188 files that were guarded, 19 were daemons, windows or asked a person. After the changes, the
figures are 162/169 and 162/192, and 6 of 175.
Sample 9, source distributions from PyPI that were new then, was labeled like it, one file of each
package. Its first figures were 175/189 and 175/192: a precision of .93 and a recall of .91, with or
without wrappers, since every package is in the tree. 12 of the 191 files that were guarded were
daemons or asked a person. After the changes, the figures are 183/191 and 183/192, and 6 of 193.
Sample 10, such distributions of other packages, was labeled like it. Its first figures were
166/182 and 166/173: a precision of .91 and a recall of .96. 16 of the 189 files that were guarded
were daemons, windows or asked a person. After the changes, the figures are 167/175 and 167/173,
and 8 of 182.
"""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
import sys
import tarfile
from collections import Counter
from pathlib import Path

from guard_codemod.config.resolver import Resolver
from guard_codemod.engine import engine, runner
from guard_codemod.files import discover
from guard_codemod.model import Outcome

LABELS = Path(__file__).with_name("labels.tsv")
JOB = "job"
Decisions = dict[tuple[str, str], dict[str, tuple[Outcome, str]]]
IS_JOB = (Outcome.UNGUARDED, Outcome.REFUSED, Outcome.ALREADY_GUARDED)


OF_DEBIAN = ("3", "5", "6", "7", "8")
"""The samples of Debian packages."""


def unpacked(package: str, version: str, sample: str, folder: Path) -> Path:
    """Return the folder of *package*, downloaded to *folder*."""
    target = folder / f"{package}-{version}"
    if not target.exists() and sample in OF_DEBIAN:
        subprocess.run(["apt-get", "download", f"{package}={version}"], check=True, cwd=folder)
        deb = next(folder.glob(f"{package}_*.deb"))
        subprocess.run(["dpkg-deb", "--extract", str(deb), str(target)], check=True)
    elif not target.exists() and sample.endswith("-source"):
        get = ["apt-get", "source", "--download-only", f"{package}={version}"]
        subprocess.run(get, check=True, cwd=folder)
        description = next(folder.glob(f"{package}_*.dsc"))
        target.mkdir()
        extract = ["dpkg-source", "--extract", str(description), str(target / package)]
        subprocess.run(extract, check=True)
    elif not target.exists() and sample.endswith("-wheel"):
        get = [sys.executable, "-m", "pip", "download", "--no-deps", "--only-binary=:all:", "-q"]
        subprocess.run([*get, "-d", str(folder), f"{package}=={version}"], check=True)
        wheel = next(folder.glob(f"{package.replace('-', '_')}-{version}-*.whl"))
        shutil.unpack_archive(wheel, target, "zip")
    elif not target.exists() and sample in ("9", "10"):
        get = [sys.executable, "-m", "pip", "download", "--no-deps", "--no-binary=:all:", "-q"]
        subprocess.run([*get, "-d", str(target), f"{package}=={version}"], check=True)
        shutil.unpack_archive(next(target.iterdir()), target)
    elif not target.exists():
        options = [
            "--no-deps",
            "--no-binary",
            ":all:",
            "--no-build-isolation",
            "-q",
            "-d",
            str(folder),
        ]
        command = [sys.executable, "-m", "pip", "download", *options, f"{package}=={version}"]
        subprocess.run(command, check=True)
        with tarfile.open(folder / f"{package}-{version}.tar.gz") as archive:
            archive.extractall(folder, filter="data")
    return target


def decide(root: Path) -> dict[str, tuple[Outcome, str]]:
    """Return what is decided of each file below *root*, and why."""
    here = Path.cwd()
    os.chdir(root)
    try:
        reports = runner.run(discover(["."]), Resolver({}, isolated=True), examine=engine.check)
        return {one.path: (one.before.outcome, one.before.reason) for one in reports}
    finally:
        os.chdir(here)


def main() -> None:
    folder = Path(sys.argv[1]).resolve()
    with LABELS.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    decisions = {
        (package, version): decide(unpacked(package, version, sample, folder))
        for package, version, sample in sorted(
            {(row["package"], row["version"], row["sample"]) for row in rows}
        )
    }
    for sample in sorted({row["sample"] for row in rows}):
        _report([row for row in rows if row["sample"] == sample], decisions)


def _report(rows: list[dict[str, str]], decisions: Decisions) -> None:
    """Print how many of *rows* are decided as they are labeled, and which are not."""
    counts: Counter[tuple[bool, bool]] = Counter()
    for row in rows:
        found = decisions[row["package"], row["version"]].get(row["file"])
        outcome, reason = found or (None, "not looked at")
        is_job, taken = row["verdict"] == JOB, outcome in IS_JOB
        counts[is_job, taken] += 1
        if is_job is not taken:
            print(f"{row['package']}/{row['file']}: {row['verdict']}, but {outcome}: {reason}")
    right, wrong, missed = counts[True, True], counts[False, True], counts[True, False]
    print(
        f"sample {rows[0]['sample']}, {len(rows)} files:"
        f" precision {right}/{right + wrong}, recall {right}/{right + missed}"
    )


if __name__ == "__main__":
    main()
