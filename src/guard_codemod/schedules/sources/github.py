"""Scheduled GitHub workflows, and the workflows and actions of the tree that they use."""

from __future__ import annotations

import posixpath
import re
from collections import ChainMap
from collections.abc import Iterator, Mapping
from itertools import chain, islice, product

from guard_codemod.lazy import dataclass, regex, replace
from guard_codemod.schedules.cron import VIXIE
from guard_codemod.schedules.entry import (
    Overlap,
    ScheduleEntry,
    ScheduleFile,
    Tree,
)
from guard_codemod.schedules.tree import ROOT
from guard_codemod.schedules.yaml_reader import Value, read_documents

_WORKFLOW = regex(r"(?:.*/)?\.github/workflows/[^/]+\.ya?ml")
_EXPRESSION = regex(r"\$\{\{\s*(.*?)\s*\}\}", re.DOTALL)
_COMPARISON = regex(r"github\.(event_name|event\.schedule)\s*([!=])=\s*'([^']*)'")
_DEFAULT_MINUTES = 360
_MOST_ENTRIES = 10_000
_DEEPEST = 10
"""How deeply workflows and actions may be nested:
https://docs.github.com/actions/how-tos/reuse-automations/reuse-workflows"""
_MOST_USED = 500
_MOST_RUNS = 256
_FIRST_STEPS = 20
"""How many steps are searched for a checkout: a workflow may have thousands."""
_UNKNOWN = "${{...}}"
_SHORTEST = 300.0
"""The shortest interval, in seconds:
https://docs.github.com/actions/using-workflows/events-that-trigger-workflows#schedule"""


def matches(path: str) -> bool:
    """Whether *path* is a workflow."""
    return _WORKFLOW.fullmatch(path) is not None


def read(path: str, text: str, tree: Tree) -> ScheduleFile:
    """Return the steps of the workflow *path* that a schedule starts."""
    workflow = next(read_documents(text))
    if workflow.problem:
        return ScheduleFile(problems=(workflow.problem,))
    steps = list(islice(_Reader(tree).steps(workflow, {"github.workspace": "."}), _MOST_ENTRIES))
    entries = (
        _at(replace(step, source=path), time)
        for time in workflow.get("on", "schedule").items
        for step, conditions in steps
        if _runs(conditions, time.text_at("cron"))
    )
    return ScheduleFile(tuple(islice(entries, _MOST_ENTRIES)))


def _at(entry: ScheduleEntry, time: Value) -> ScheduleEntry:
    """Return *entry* with the schedule *time* of its workflow."""
    cron, zone = time.get("cron"), time.text_at("timezone") or "UTC"
    entry = replace(entry, line=cron.line, time_zone=zone).scheduled(cron.text, VIXIE)
    if entry.shortest_gap is None or entry.shortest_gap >= _SHORTEST:
        return entry
    what = "GitHub starts it every 5 minutes at most: say so"
    return replace(entry, shortest_gap=_SHORTEST).with_mistakes(what)


def _runs(conditions: tuple[str, ...], cron: str) -> bool:
    """Whether a step with *conditions* may run at *cron*; only comparisons are evaluated."""
    facts = {"event_name": "schedule", "event.schedule": cron}

    def may_be(comparison: str) -> bool:
        match = _COMPARISON.search(comparison)
        return not match or (facts[match[1]] == match[3]) is (match[2] == "=")

    return all(
        "!(" in condition
        or ("||" in condition and "(" in condition)
        or any(all(map(may_be, either.split("&&"))) for either in condition.split("||"))
        for condition in conditions
    )


_Step = tuple[ScheduleEntry, tuple[str, ...]]
_KIND = "GitHub workflow"


@dataclass
class _Reader:
    """Finds the commands of workflows; `known` arguments map expressions to their values."""

    tree: Tree
    left: int = _MOST_USED

    def steps(self, workflow: Value, known: Mapping[str, str], depth: int = 0) -> Iterator[_Step]:
        """Yield an entry for each command of *workflow*, with its job's and step's conditions."""
        for name, job in workflow.get("jobs").pairs.items():
            runs: dict[tuple[_Step, ...], None] = {}
            steps = [(workflow, job, step) for step in job.get("steps").items]
            for own in _matrix(job)[: _MOST_ENTRIES // (len(steps) + 1) + 1]:
                inside = {**known, **own}
                called = self._called(name, job, inside, depth) if job.get("uses") else ()
                done = (self._step(step, name, inside, depth) for step in steps)
                runs[(*called, *chain(*done))] = None
            for number, run in enumerate(runs):
                for entry, conditions in run:
                    conditions = (job.text_at("if"), *conditions)
                    yield replace(entry, run=f"{entry.run} {number}"), conditions

    def _called(
        self, name: str, job: Value, known: Mapping[str, str], depth: int
    ) -> Iterator[_Step]:
        """Yield what *job* starts by calling another workflow."""
        called = job.text_at("uses")
        inner = self._used(called, depth, "")
        if inner is None:
            yield ScheduleEntry("", 0, _KIND, unknown_because=_elsewhere(called), name=name), ()
            return
        known = _inputs(inner.get("on", "workflow_call"), job, known)
        for entry, own in self.steps(inner, known, depth + 1):
            yield replace(entry, outer_limit_line=0), own

    def _step(
        self, levels: _Levels, name: str, known: Mapping[str, str], depth: int
    ) -> Iterator[_Step]:
        """Yield what a step starts, either directly or through an action in the tree."""
        _, job, step = levels
        condition, used = step.text_at("if"), step.text_at("uses")
        if step.text_at("run"):
            yield _entry(levels, name, known), (condition,)
        if not used.startswith("./"):
            return
        action = self._used(used, depth, "/action.yml", "/action.yaml")
        if action is None or action.get("runs", "image"):
            reason = f"the image of {used} decides" if action else _elsewhere(used)
            yield ScheduleEntry("", 0, _KIND, unknown_because=reason, name=name), (condition,)
            return
        folder = ROOT + used[2:]
        known = {**_inputs(action, step, known), "github.action_path": folder}
        bare = Value({key: value for key, value in job.pairs.items() if key != "defaults"})
        for inner in action.get("runs", "steps").items:
            own = {**step.get("env").pairs, **inner.get("env").pairs}
            own["GITHUB_ACTION_PATH"] = Value(folder)
            around = {"env": Value(own), "timeout-minutes": step.get("timeout-minutes")}
            inside = Value({**inner.pairs, **around})
            for entry, conditions in self._step((Value(), bare, inside), name, known, depth + 1):
                yield entry, (condition, *conditions)

    def _used(self, path: str, depth: int, *names: str) -> Value | None:
        """Return the workflow or action at *path* if it is in the tree."""
        self.left -= 1
        if depth >= _DEEPEST or self.left < 0:
            return Value()
        inside = posixpath.normpath(path) if path.startswith("./") else ""
        for name in names if inside else ():
            text = self.tree.read(inside + name)
            if text is not None:
                return next(read_documents(text)) or None
        return None


_Levels = tuple[Value, Value, Value]
"""A workflow, one of its jobs, and a step of that job."""


def _matrix(job: Value) -> list[dict[str, str]]:
    """Return the values of the matrix expressions for each run of *job*.

    See https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax.
    """
    matrix = job.get("strategy", "matrix")
    lists = [
        [_named(Value({key: value})) for value in values.items]
        for key, values in matrix.pairs.items()
        if values.items and key not in ("include", "exclude")
    ]
    runs = [dict(ChainMap(*chosen)) for chosen in islice(product(*lists), _MOST_RUNS) if chosen]
    for excluded in map(_named, matrix.get("exclude").items[:_MOST_RUNS]):
        runs = [run for run in runs if not excluded.items() <= run.items()]
    own = [*map(dict, runs)]
    for included in map(_named, matrix.get("include").items[:_MOST_RUNS]):
        fits = [
            run for run, its in zip(runs, own, strict=False) if its | included == included | its
        ]
        for run in fits:
            run.update(included)
        runs += () if fits else [included]
    return runs or [{}]


def _named(values: Value) -> dict[str, str]:
    """Map the expressions that name the texts in *values* of a matrix to those texts."""
    pairs = [(f"matrix.{key}", value) for key, value in values.pairs.items()]
    pairs += [(f"{name}.{key}", own) for name, group in pairs for key, own in group.pairs.items()]
    return {name: value.text for name, value in pairs if value.text}


def _elsewhere(used: str) -> str:
    return f"{used} is not in this tree" if used.startswith("./") else f"{used} decides"


def _inputs(called: Value, caller: Value, known: Mapping[str, str]) -> dict[str, str]:
    """Return the inputs of *called* as *caller* sets them, by expression."""
    given = {key: _filled(value.text, known) for key, value in caller.get("with").pairs.items()}
    defaults = {key: value.text_at("default") for key, value in called.get("inputs").pairs.items()}
    inputs = {f"inputs.{key}": value for key, value in {**defaults, **given}.items()}
    return {"github.workspace": ".", **inputs}


def _filled(text: str, known: Mapping[str, str]) -> str:
    """Return *text* with expressions replaced by values, or by an unknown variable."""
    return _EXPRESSION.sub(lambda match: known.get(match[1], _UNKNOWN), text)


def _entry(levels: _Levels, name: str, known: Mapping[str, str]) -> ScheduleEntry:
    workflow, job, step = levels
    timeouts = [level.get("timeout-minutes") for level in (job, step)]
    limits = [(minutes, at.line) for at in timeouts if (minutes := _minutes(at))]
    minutes, line = min(limits, default=(float(_DEFAULT_MINUTES), 0))
    text, title = (_filled(step.text_at(key), known) for key in ("run", "name"))
    python = _of(levels, "shell").startswith("python")
    return ScheduleEntry(
        "",
        0,
        _KIND,
        command=("python", "-c", text) if python else text,
        name=f"{name}: {title}" if title else name,
        directory=_directory(job, _filled(_of(levels, "working-directory"), known)),
        variables=tuple(
            (key, value.text if _UNKNOWN in (text := _filled(value.text, known)) else text)
            for level in levels
            for key, value in level.get("env").pairs.items()
        ),
        outer_limit=minutes * 60.0,
        outer_limit_line=line,
        container=bool(job.get("container")),
        overlap=_overlap(job.get("concurrency") or workflow.get("concurrency")),
        run=name,
    )


def _directory(job: Value, folder: str) -> str:
    """Return *folder* relative to the root of the repository if *job* checks it out."""
    first = job.get("steps").items[:_FIRST_STEPS]
    checkouts = (step for step in first if "/checkout" in step.text_at("uses"))
    elsewhere = any(step.text_at("with", "path") for step in checkouts)
    from_root = not elsewhere and "$" not in folder and not folder.startswith(ROOT)
    return ROOT + folder.removeprefix("./") if from_root else folder


def _minutes(timeout: Value) -> float:
    return float(timeout.text) if re.fullmatch(r"\d{1,6}(\.\d{1,6})?", timeout.text) else 0.0


def _of(levels: _Levels, key: str) -> str:
    """Return the setting *key* of a command: its step's, else the job's or workflow's default."""
    workflow, job, step = levels
    defaults = [level.text_at("defaults", "run", key) for level in (job, workflow)]
    return next(filter(None, (step.text_at(key), *defaults)), "")


def _overlap(concurrency: Value) -> Overlap:
    if not concurrency:
        return Overlap.BESIDE
    stops = concurrency.text_at("cancel-in-progress") == "true"
    return Overlap.REPLACES if stops else Overlap.QUEUED
