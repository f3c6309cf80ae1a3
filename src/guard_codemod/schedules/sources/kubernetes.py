"""Kubernetes: CronJobs in manifests, in the templates of Helm charts and in their values."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guard_codemod.lazy import regex, replace
from guard_codemod.schedules.cron import ROBFIG
from guard_codemod.schedules.dockerfile import Image, image_of
from guard_codemod.schedules.entry import (
    Overlap,
    Problem,
    ScheduleEntry,
    ScheduleFile,
    Tree,
    whole_number,
)
from guard_codemod.schedules.helm import LINES, UNKNOWN, filled_in, values_of
from guard_codemod.schedules.kustomize import is_patch, variants
from guard_codemod.schedules.sources import other
from guard_codemod.schedules.yaml_reader import Value, read_documents

_KIND = "Kubernetes CronJob"
_CRON_JOB = regex(r"^\s*-?\s*[\"']?kind[\"']?:\s*[\"']?CronJob\b", re.MULTILINE)
_DEFAULT = regex(r"\$\{\w+:?-([^}]*)\}")
_VARIABLE = regex(r"\$\{?\w+|\{\{")
_OVERLAPS = {"Forbid": Overlap.SKIPPED, "Replace": Overlap.REPLACES}
_RETRIES = 6
_FIRST_BACKOFF = 10.0


def matches(path: str) -> bool:
    """Whether *path* is YAML; other schedulers use it too."""
    return path.endswith((".yaml", ".yml"))


def read(path: str, text: str, tree: Tree) -> ScheduleFile:
    """Return the CronJobs of *path*."""
    if not _CRON_JOB.search(text):
        return other.read(path, text, tree)
    if is_patch(path, tree):
        return ScheduleFile()
    values = values_of(path, tree)
    entries, problems = list[ScheduleEntry](), list[Problem]()
    for document in read_documents(filled_in(text, values[1]) if "{{" in text else text):
        problems += [document.problem] if document.problem else []
        for job in _cron_jobs(document):
            repeated = UNKNOWN in job.text_at("spec", "schedule") and "range" in text
            in_values = tuple(_in_values(job, *values, tree)) if repeated else ()
            entries += in_values or _in_overlays(job, path, tree)
    return ScheduleFile(tuple(entries), tuple(problems))


def _cron_jobs(document: Value) -> Iterator[Value]:
    """Yield the CronJobs of a document, which may be a list or an OpenShift template."""
    for item in (document, *document.get("items").items, *document.get("objects").items):
        if item.text_at("kind") == "CronJob":
            yield item


def _in_overlays(job: Value, path: str, tree: Tree) -> Iterator[ScheduleEntry]:
    """Yield the entries of *job* in each overlay, or its own if none changes it."""
    own = list(_entries(job, path, tree))
    patched = variants(path, job, tree)
    for variant in patched or ():
        for entry in _entries(variant.resource, path, tree):
            same = entry.outer_limit == own[0].outer_limit
            entry = replace(
                entry,
                line=own[0].line,
                outer_limit_line=own[0].outer_limit_line if same else 0,
                name=f"{entry.name} ({variant.folder})",
            )
            yield _unclear(entry, variant.unclear) if variant.unclear else entry
    yield from own if patched is None else ()


def _unclear(entry: ScheduleEntry, path: str) -> ScheduleEntry:
    """Return *entry* without what the patch *path* may have changed."""
    schedule = f"{entry.schedule} (patched by {path})"
    known = replace(entry, schedule=schedule, outer_limit=None, outer_limit_line=0, problems=())
    return known.starting(None)


def _entries(job: Value, path: str, tree: Tree) -> Iterator[ScheduleEntry]:
    """Yield an entry for each container of *job*."""
    spec, run = job.get("spec"), job.get("spec", "jobTemplate", "spec")
    pod = run.get("template", "spec")
    deadlines = (run.get("activeDeadlineSeconds"), pod.get("activeDeadlineSeconds"))
    limits = [
        (float(seconds), deadline.line)
        for deadline in deadlines
        if (seconds := whole_number(deadline.text, digits=18)) is not None
    ]
    limit, limit_line = min(limits, default=(None, 0))
    retries = whole_number(run.text_at("backoffLimit"), digits=5)
    entry = ScheduleEntry(
        path,
        spec.get("schedule").line or job.get("kind").line,
        _KIND,
        name=_shown(job.text_at("metadata", "name")),
        time_zone=spec.text_at("timeZone"),
        outer_limit=limit,
        outer_limit_line=limit_line,
        retries=_RETRIES if retries is None else retries,
        backoff=0.0 if retries == 0 else _FIRST_BACKOFF,
        container=True,
        overlap=_OVERLAPS.get(spec.text_at("concurrencyPolicy"), Overlap.BESIDE),
        suspended=_is_suspended(spec),
        run="pod" if pod.get("initContainers") else "",
    )
    entry = _with_schedule(entry, spec.text_at("schedule"))
    containers = [*pod.get("initContainers").items, *pod.get("containers").items]
    for container in containers:
        yield _started(entry, container, tree)
    if not containers:
        yield replace(entry, unknown_because="its containers are in another file")


def _is_suspended(spec: Value) -> bool:
    """Whether *spec*, or the chart values behind it, suspend the job."""
    suspended, enabled = (spec.text_at(key).lower() for key in ("suspend", "enabled"))
    return suspended in ("true", "yes", "on") or enabled in ("false", "no", "off")


def _with_schedule(entry: ScheduleEntry, text: str) -> ScheduleEntry:
    text = _DEFAULT.sub(r"\1", text)
    if not text:
        return replace(entry, schedule="in another file")
    if UNKNOWN in text or _VARIABLE.search(text):
        return replace(entry, schedule=f"{_shown(text)} (set elsewhere)")
    return entry.scheduled(text, ROBFIG)


def _started(entry: ScheduleEntry, container: Value, tree: Tree) -> ScheduleEntry:
    """Return *entry* with what *container* runs."""
    command, arguments = container.get("command"), container.get("args")
    name = container.text_at("image")
    image = image_of(name, tree)
    known = image or Image()
    words = known.started(command.texts, arguments.texts)
    variables = container.get("env").items
    entry = replace(
        entry,
        directory=container.text_at("workingDir") or known.directory,
        variables=tuple(
            (variable.text_at("name"), variable.text_at("value")) for variable in variables
        ),
    )
    if UNKNOWN in "".join(words[:1]):
        return replace(entry, unknown_because="it is a value of the chart that is not set there")
    if command.text:
        problem = Problem(command.line, "command is a text: make it a list, one word an item")
        entry = entry.with_problems(problem)
    if words and (command or image):
        shown = (word.replace(LINES, UNKNOWN).replace(UNKNOWN, "${{...}}") for word in words)
        return replace(entry, command=tuple(shown))
    return replace(entry, unknown_because=f"its image decides: {_shown(name) or 'none is named'}")


def _in_values(job: Value, path: str, values: Value, tree: Tree) -> Iterator[ScheduleEntry]:
    """Yield what *job* starts if a chart repeats it for each of several mappings in its values."""
    for value in values.all():
        schedule, script = value.get("schedule"), value.text_at("script")
        if schedule.text and (script or value.get("command") or value.get("args")):
            entry = next(_entries(job, path, tree))
            entry = replace(
                entry,
                line=schedule.line,
                name=value.text_at("name"),
                suspended=entry.suspended or _is_suspended(value),
                problems=(),
            )
            entry = _started(_with_schedule(entry, schedule.text), value, tree)
            shell = script or value.text_at("command")  # a template hands a text to a shell
            yield replace(entry, command=shell, unknown_because="", problems=()) if shell else entry


def _shown(text: str) -> str:
    return text.replace(UNKNOWN, "{{…}}")
