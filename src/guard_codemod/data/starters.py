"""Programs that start the command behind their options, and how to find that command."""

from __future__ import annotations

import re
from collections.abc import Sequence

from guard_codemod.lazy import dataclass


@dataclass(frozen=True)
class Starter:
    """Programs that start a command, all alike: their `names`, with verbs, are between commas.

    `valued` are the options with a separate value, and `arguments` is how many words come between
    the options and the command. With `introducing`, the command follows the last of these options.
    `scripts`, unless it is None, says that a file of Python is run as such, and has the options
    that make it so. Programs that are `transparent` add no wait to that of the command.
    """

    names: str
    valued: str = ""
    arguments: int = 0
    introducing: str = ""
    scripts: str | None = None
    transparent: bool = False

    def split(self, words: Sequence[str]) -> tuple[dict[str, str], list[str], list[str]]:
        """Return the options in front of *words* with their values, the arguments, the command."""
        if self.introducing:
            at = [at for at, word in enumerate(words) if word in self.introducing.split()]
            return {}, [], list(words[at[-1] + 1 :]) if at else []
        options, rest = self.options(words)
        command = rest[self.arguments :]
        return options, rest[: self.arguments], command[command[:1] == ["--"] :]

    def options(self, words: Sequence[str]) -> tuple[dict[str, str], list[str]]:
        """Return the options in front of *words* with their values, and the rest."""
        options: dict[str, str] = {}
        rest = list(words)
        while rest and rest[0].startswith("-") and not self.is_about_a_script(rest[0]):
            name, _, value = rest.pop(0).partition("=")
            if name == "--":
                break
            takes = self._takes_a_word(name) and not value and rest
            options[name] = rest.pop(0) if takes else value
        return options, rest

    def is_about_a_script(self, word: str) -> bool:
        """Whether *word* is a file, or an option, that makes Python run it."""
        if self.scripts is None:
            return False
        return word.endswith((".py", ".pyw")) or word in self.scripts.split()

    def _takes_a_word(self, option: str) -> bool:
        """Whether *option*, or of letters behind one dash the last one, has a value of its own."""
        valued = self.valued.split()
        letters = option[1:] if re.fullmatch("-[a-zA-Z]+", option) else ""
        first = next((at for at, letter in enumerate(letters, 2) if f"-{letter}" in valued), 0)
        return option in valued or (first > 0 and first == len(option))


def starter_of(words: Sequence[str]) -> tuple[Starter, list[str]] | None:
    """Return the program that *words* begin with if it starts a command, and what follows it."""
    for verbs, starter in BY_PROGRAM.get(words[0], ()) if words else ():
        rest = list(words[1:])
        for verb in verbs:
            _, rest = starter.options(rest)
            if rest[:1] != [verb]:
                break
            del rest[0]
        else:
            return starter, rest
    return None


_UV = (
    "--allow-insecure-host --cache-dir --color --config-file --config-setting -C"
    " --config-settings-package --default-index --directory --env-file --exclude-newer"
    " --exclude-newer-package --extra --extra-index-url --find-links -f --fork-strategy --from"
    " --group --index --index-strategy --index-url -i --keyring-provider --link-mode"
    " --no-binary-package --no-build-isolation-package --no-build-package --no-editable-package"
    " --no-extra --no-group --no-sources-package --only-group --package --prerelease"
    " --prerelease-package --project --python -p --python-platform --refresh-package"
    " --reinstall-package --resolution --upgrade-group --upgrade-package -P --with -w"
    " --with-editable --with-requirements --constraints -c --overrides --build-constraints -b"
    " --torch-backend"
)

STARTERS = (
    Starter("env", "-u --unset -C --chdir -P -a --argv0", transparent=True),
    Starter("nice, ionice", "-n --adjustment -c --class --classdata -p", transparent=True),
    Starter(
        "sudo",
        "-u --user -g --group -h --host -p --prompt -C -D --chdir -R -T -U -r -t",
        transparent=True,
    ),
    Starter("doas", "-u -C", transparent=True),
    Starter("exec", "-a", transparent=True),
    Starter("nohup, command, builtin", transparent=True),
    Starter("time", "-f --format -o --output", transparent=True),
    Starter("stdbuf", "-i --input -o --output -e --error", transparent=True),
    Starter(
        "setsid, chronic, cronic, cronlock, run-one, unbuffer, caffeinate, tini, dumb-init,"
        " with-contenv"
    ),
    Starter("opentelemetry-instrument, ddtrace-run, newrelic-admin run-program, catchsegv"),
    Starter("setlock, envdir, gosu, su-exec, setuidgid, taskset, chrt", arguments=1),
    Starter("lckdo, withlock", "-w", arguments=1),
    Starter(
        "cronitor exec, sentry-cli monitors run, chamber exec, aws-vault exec", "-d", arguments=1
    ),
    Starter("xargs, parallel", "-n -P -I -L -d -a -s -E -j --jobs --max-procs --max-args"),
    Starter("strace, ltrace", "-o -e -s -E -u -p"),
    Starter("script", introducing="-c -qc -qec -qefc -qfc -ec --command"),
    Starter("timeout, gtimeout", "-k --kill-after -s --signal", arguments=1),
    Starter("flock", "-w --timeout --wait -E --conflict-exit-code", arguments=1),
    Starter("lockrun, solo, screen", "-S"),
    Starter("tmux new-session, tmux new, tmux new-window, tmux neww", "-s -n -c -t -x -y -e -F"),
    Starter("cpulimit", "-l"),
    Starter("chpst", "-u -n -l -L -e"),
    Starter("runitor", "-uuid -slug -ping-key -api-url"),
    Starter("systemd-run", "-p --property -u --unit"),
    Starter("systemd-cat", "-t --identifier -p"),
    Starter("xvfb-run", "-s -n -e -f -w -p"),
    Starter("torsocks, proxychains4, proxychains", "-f"),
    Starter("uv run, uv tool run, uvx", _UV, scripts="--script -s --gui-script --module -m"),
    Starter("pipx run", "--spec --python --pip-args --index-url -i --backend --with", scripts=""),
    Starter("hatch run", "--env -e --project -p --data-dir --cache-dir", scripts=""),
    Starter("pdm run", "--project -p --venv --config -c", scripts=""),
    Starter("poetry run", "--directory -C --project -P", scripts=""),
    Starter("rye run", "--pyproject", scripts=""),
    Starter(
        "pixi run, pixi exec, pixi x",
        "--environment -e --manifest-path -m --color --spec -s --channel -c --with -w",
    ),
    Starter("pipenv run", "--python --pypi-mirror"),
    Starter("pyenv exec, bundle exec, mise exec", "-C"),
    Starter(
        "conda run, mamba run, micromamba run",
        "--name -n --prefix -p --cwd -r --root-prefix -e --env -a --attach",
    ),
    Starter("dotenv run, doppler run, op run", "-f --env-file -p -c"),
    Starter("nix-shell", introducing="-i --run --command"),
    Starter("nix", introducing="-c --command"),
    Starter(
        "coverage run",
        "--concurrency --context --data-file --include --omit --rcfile --source",
        scripts="-m --module",
    ),
    Starter("kernprof", "-o --outfile -p --prof-mod -s --setup", scripts="-m"),
    Starter("memray run", "-o --output", scripts="-m"),
    Starter("scalene", "--outfile", scripts=""),
    Starter("viztracer", "-o --output_file", scripts="-m"),
)

BY_PROGRAM: dict[str, list[tuple[list[str], Starter]]] = {}
"""The programs, each with what comes after its name for each of its starters."""
for _starter in STARTERS:
    for _name in _starter.names.split(", "):
        _program, *_verbs = _name.split()
        BY_PROGRAM.setdefault(_program, []).append((_verbs, _starter))


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


CONTAINERS = _words(
    "docker podman nerdctl kubectl oc docker-compose dokku lxc heroku singularity apptainer"
)
"""Programs that run a command in a container, or elsewhere."""

HELPERS = _words(
    ": . [ [[ ]] test true false echo printf sleep mkdir rmdir rm cp mv touch chmod chown ln cat"
    " tee head tail grep sed awk date exit return set unset shift trap wait export source"
    " umask ulimit logger mail pgrep pkill kill find ls which type read local declare readonly"
    " alias break continue shopt conda activate deactivate pushd popd tput clear stty basename"
    " dirname"
)
"""Programs that only surround what an entry of a schedule starts."""

DECLARATIONS = _words("export declare readonly local typeset")
"""Words of a shell that declare variables."""
