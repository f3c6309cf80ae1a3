"""Programs that run the command behind their own options: nice, env, flock, uv run, …"""

from __future__ import annotations

import re
from collections.abc import Sequence

from guard_codemod.lazy import dataclass

MODULE = ("-m", "--module")


@dataclass(frozen=True)
class Prefix:
    """A program that runs the command behind its options and *arguments*, that is words.

    `valued` are its options that take a further word.
    """

    valued: frozenset[str] = frozenset()
    arguments: int = 0


def _prefixes(table: str) -> dict[str, Prefix]:
    rows = (row.partition("|") for row in table.split("\n") if row.strip())
    return {
        name: Prefix(frozenset(options.split()[1:]), int(options.split()[0]))
        for names, _, options in rows
        for name in names.strip().split(", ")
    }


_PREFIXES = _prefixes("""
nice, ionice | 0 -n --adjustment -c -p
chronic, cronic, run-one, nohup, setsid, exec, command, builtin, unbuffer, caffeinate, tini | 0
dumb-init, opentelemetry-instrument, ddtrace-run, time, with-contenv, catchsegv | 0
env | 0 -u --unset -C --chdir
sudo, doas | 0 -u -g -h -p -C -D -R -T -U --user --group --chdir
stdbuf | 0 -i -o -e
setlock, gosu, su-exec, setuidgid, taskset, chrt | 1
cpulimit | 0 -l
lockrun, solo, screen | 0 -S
chpst | 0 -u -n -l -L -e
timeout, gtimeout | 1 -k --kill-after -s --signal
flock | 1 -w --timeout --wait -E --conflict-exit-code
runitor | 0 -uuid -slug -ping-key -api-url
cronitor exec | 1
sentry-cli monitors run | 1
systemd-run | 0 -p --property -u --unit
systemd-cat | 0 -t --identifier -p
xvfb-run | 0 -s -n -e -f -w -p
torsocks, proxychains4, proxychains | 0 -f
uv run, uv tool run | 0 --with -p --python --project --directory --env-file --extra --group --index
poetry run, pipenv run, pdm run, hatch run, rye run, pyenv exec, bundle exec, mise exec | 0 -C -P
pixi run | 0 -e --manifest-path
conda run, mamba run, micromamba run | 0 -n --name -p --prefix --cwd
dotenv run, doppler run, op run, chamber exec, aws-vault exec | 0 -f --env-file -p -c
newrelic-admin run-program | 0
""")


def prefix_of(words: Sequence[str]) -> tuple[Prefix, list[str]] | None:
    """Return what stands in front of a command, and the words behind its name."""
    plain = [number for number, word in enumerate(words) if word[:1] != "-"]
    for last in (plain[:3], plain[:2], plain[:1]):
        name = " ".join(words[number] for number in last)
        if name in _PREFIXES:
            return _PREFIXES[name], list(words[last[-1] + 1 :])
    return None


def without_options(
    words: Sequence[str], valued: frozenset[str]
) -> tuple[dict[str, str], list[str]]:
    """Return the options in front of *words* with their values, and the rest."""
    options: dict[str, str] = {}
    at = 0
    while at < len(words) and words[at].startswith("-") and words[at] not in MODULE:
        name, _, value = words[at].partition("=")
        at += 1
        if name == "--":
            break
        takes = name in valued or (re.fullmatch("-[a-zA-Z]+", name) and f"-{name[-1]}" in valued)
        if takes and not value:
            value = "".join(words[at : at + 1])
            at += 1
        options[name] = value
    return options, list(words[at:])
