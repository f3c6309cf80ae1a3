"""CronJobs in manifests and in Helm charts."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest
from click.testing import CliRunner
from helpers import JOB as SCRIPT
from helpers import fill
from hypothesis import given
from hypothesis import strategies as st
from schedule_trees import entries_of, messages_of, read_all, tree_of

from guard_codemod.cli.app import cli
from guard_codemod.schedules.entry import Overlap, ScheduleEntry
from guard_codemod.schedules.job import Kind
from guard_codemod.schedules.join import read_schedules

MINUTE, HOUR, DAY = 60.0, 3600.0, 86_400.0

JOB = """\
    apiVersion: batch/v1
    kind: CronJob
    metadata:
      name: report
    spec:
      schedule: "*/10 * * * *"
      jobTemplate:
        spec:
          template:
            spec:
              containers:
                - name: report
                  image: registry.example/report:1.2
                  command: ["python", "jobs/report.py", "--all"]
              restartPolicy: Never
    """


def changed(old: str, new: str) -> dict[str, str]:
    assert old in JOB
    return {"k8s/report.yaml": JOB.replace(old, new)}


def test_a_cron_job() -> None:
    (entry,) = entries_of({"k8s/report.yaml": JOB})
    assert (entry.source, entry.line, entry.kind) == ("k8s/report.yaml", 6, "Kubernetes CronJob")
    assert (entry.name, entry.schedule) == ("report", "*/10 * * * *")
    assert entry.command == ("python", "jobs/report.py", "--all")
    assert entry.shortest_gap == 10 * MINUTE
    assert (entry.outer_limit, entry.retries, entry.backoff) == (None, 6, 10)
    assert (entry.overlap, entry.container, entry.suspended) == (Overlap.BESIDE, True, False)


@pytest.mark.parametrize("kind", ["Job", "CronTab", "ConfigMap"])
def test_other_kinds(kind: str) -> None:
    assert entries_of(changed("CronJob", kind)) == []


def test_other_yaml_is_no_schedule(here: Path) -> None:
    fill(here, {"conf/a.yaml": "a: 1\n", "k8s/report.yaml": dedent(JOB), "jobs/report.py": SCRIPT})
    done = CliRunner().invoke(cli, ["check", "-v", "--schedules", "auto"])
    assert "k8s/report.yaml: skipped: a schedule with" in done.stdout
    assert "started every 10m by k8s/report.yaml:6" in done.stdout
    assert "a.yaml" not in done.stdout


def test_several_documents_of_which_one_is_broken() -> None:
    text = f"kind: [\n---\n{JOB.replace('    ', '', 1).replace(chr(10) + '    ', chr(10))}---\nkind: Job\n"
    files = {"all.yaml": text}
    (entry,) = entries_of(files)
    assert (entry.line, entry.name) == (8, "report")
    (message,) = messages_of(files)
    assert message.startswith("all.yaml:2: no YAML: ")


def test_a_template_of_openshift() -> None:
    text = "kind: Template\nobjects:\n- kind: CronJob\n  spec: {schedule: '${WHEN}'}\n"
    (entry,) = entries_of({"openshift/template.yaml": text})
    assert entry.schedule == "${WHEN} (set elsewhere)"


def test_a_list_of_manifests() -> None:
    text = (
        "kind: List\nitems:\n- kind: CronJob\n  metadata: {name: a}\n  spec: {schedule: '@daily'}\n"
    )
    (entry,) = entries_of({"list.yml": text})
    assert (entry.name, entry.shortest_gap, entry.line) == ("a", DAY, 5)
    assert entry.unknown_because == "its containers are in another file"


@pytest.mark.parametrize(
    ("old", "new", "limit"),
    [
        (
            "        spec:\n          template",
            "        spec:\n          activeDeadlineSeconds: 600\n          template",
            600,
        ),
        (
            "              containers",
            "              activeDeadlineSeconds: 60\n              containers",
            60,
        ),
        ("      jobTemplate", "      startingDeadlineSeconds: 30\n      jobTemplate", None),
        (
            "              containers",
            f"              activeDeadlineSeconds: {'9' * 400}\n              containers",
            None,
        ),
    ],
)
def test_what_limits_a_run(old: str, new: str, limit: float | None) -> None:
    (entry,) = entries_of(changed(old, new))
    assert entry.outer_limit == limit


def test_the_line_of_the_limit() -> None:
    job = "        spec:\n          template"
    (entry,) = entries_of(
        changed(job, job.replace("template", "activeDeadlineSeconds: 5\n          template"))
    )
    assert entry.outer_limit_line == 9


@pytest.mark.parametrize(
    ("policy", "overlap"),
    [("Allow", Overlap.BESIDE), ("Forbid", Overlap.SKIPPED), ("Replace", Overlap.REPLACES)],
)
def test_concurrency(policy: str, overlap: Overlap) -> None:
    (entry,) = entries_of(
        changed("      jobTemplate", f"      concurrencyPolicy: {policy}\n      jobTemplate")
    )
    assert entry.overlap is overlap


def test_retries_suspension_and_time_zone() -> None:
    files = changed(
        "      jobTemplate:\n        spec:\n",
        "      suspend: true\n      timeZone: Asia/Jakarta\n      jobTemplate:\n        spec:\n          backoffLimit: 0\n",
    )
    (entry,) = entries_of(files)
    assert (entry.retries, entry.backoff, entry.suspended) == (0, 0, True)
    assert entry.time_zone == "Asia/Jakarta"


@pytest.mark.parametrize(
    ("schedule", "gap"),
    [
        ('"0 0 13 * 5"', None),
        ('"@hourly"', HOUR),
        ('"@every 1h30m"', 90 * MINUTE),
        ('"@every 1ms"', 1),
        ('"CRON_TZ=Asia/Tokyo 0 3 * * *"', DAY),
        ('"TZ=UTC 0 3 * * *"', DAY),
        ('"${SCHEDULE:-0 3 * * *}"', DAY),
        ("0 3 * * *", DAY),
        ("'5/15 * * * *'", 15 * MINUTE),
    ],
)
def test_schedules(schedule: str, gap: float | None) -> None:
    (entry,) = entries_of(changed('"*/10 * * * *"', schedule))
    assert gap is None or entry.shortest_gap == gap
    assert entry.shortest_gap is not None
    assert entry.problems == ()


@pytest.mark.parametrize(
    ("schedule", "expected"),
    [
        ("*/10 * * * *", "no YAML: quote a text that begins with a star"),
        ("'0 0 7 1/1 * ? *'", "in '0 0 7 1/1 * ? *', there are 7 fields: give five"),
        ("'0 0 30 2 *'", "the schedule never starts anything"),
        ("'@every 0s'", "in '@every 0s', nothing recurs like this"),
    ],
)
def test_schedules_that_are_wrong(schedule: str, expected: str) -> None:
    (message,) = messages_of(changed('"*/10 * * * *"', schedule))
    assert message.startswith(f"k8s/report.yaml:6: {expected}")


@pytest.mark.parametrize("schedule", ["${SCHEDULE}", '"$CRON"', '"{{ schedule }}"'])
def test_a_schedule_that_stands_elsewhere(schedule: str) -> None:
    files = changed('"*/10 * * * *"', schedule)
    (entry,) = entries_of(files)
    assert entry.schedule.endswith("(set elsewhere)")
    assert (entry.shortest_gap, messages_of(files)) == (None, [])


def test_values_are_not_shown() -> None:
    files = changed(
        "                  command",
        "                  env: [{name: TOKEN, value: s3cret}]\n                  command",
    )
    (entry,) = entries_of(files)
    assert dict(entry.variables).keys() == {"TOKEN"}
    assert "s3cret" not in repr(entry)


COMMAND = '                  command: ["python", "jobs/report.py", "--all"]\n'
DOCKERFILE = """\
    FROM python:3.13 AS base
    WORKDIR /app
    FROM base
    COPY . .
    ENTRYPOINT ["python", \\
      # the entry point
      "-m"]
    CMD ["etl"]
    """


@pytest.mark.parametrize(
    ("lines", "command"),
    [
        ("", ("python", "-m", "etl")),
        ('args: ["load"]', ("python", "-m", "load")),
        ('command: ["./load.sh"]', ("./load.sh",)),
        (
            'command: ["sh"]\n                  args:\n                    - -c\n                    - |\n                      cd /app\n                      ./load.py',
            ("sh", "-c", "cd /app\n./load.py\n"),
        ),
    ],
)
def test_the_command_of_an_image(lines: str, command: tuple[str, ...]) -> None:
    files = changed(COMMAND, f"                  {lines}\n")
    (entry,) = entries_of({**files, "Dockerfile": DOCKERFILE})
    assert (entry.command, entry.directory) == (command, "/app")


@pytest.mark.parametrize("lines", ["", 'args: ["load"]'])
def test_an_image_without_its_dockerfile(lines: str) -> None:
    (entry,) = entries_of(changed(COMMAND, f"                  {lines}\n"))
    assert entry.command is None
    assert entry.unknown_because == "its image decides: registry.example/report:1.2"


def test_a_stage_with_a_platform_is_built_on_an_earlier_one() -> None:
    dockerfile = DOCKERFILE.replace("FROM base", "FROM --platform=linux/amd64 base AS last")
    (entry,) = entries_of({**changed(COMMAND, ""), "Dockerfile": dockerfile})
    assert entry.directory == "/app"


def test_of_several_dockerfiles_the_one_in_the_folder_of_the_name() -> None:
    files = changed(COMMAND, "")
    others = {
        "report/Dockerfile": "FROM python\nCMD python report.py",
        "web/Dockerfile": DOCKERFILE,
    }
    (entry,) = entries_of({**files, **others})
    assert entry.command == ("/bin/sh", "-c", "python report.py")
    (entry,) = entries_of({**files, "a/Dockerfile": DOCKERFILE, "b/Dockerfile": DOCKERFILE})
    assert entry.command is None


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (["Containerfile"], "Containerfile"),
        (["build/report.dockerfile", "build/web.dockerfile"], "build/report.dockerfile"),
        (["Dockerfile", "Dockerfile.report"], "Dockerfile.report"),
        (["Dockerfile", "Dockerfile.dev"], "Dockerfile"),
        (["report/Dockerfile", "report/Dockerfile.dev"], "report/Dockerfile"),
        (["Dockerfile.report", "Dockerfile.report.dockerignore"], "Dockerfile.report"),
        (["Dockerfile.dev", "Dockerfile.prod"], None),
    ],
)
def test_what_a_dockerfile_is_called(names: list[str], found: str | None) -> None:
    files = {name: f"FROM python\nCMD [{name!r}]\n".replace("'", '"') for name in names}
    (entry,) = entries_of({**changed(COMMAND, ""), **files})
    assert entry.command == (found and (found,))


def test_a_command_that_is_a_text_is_said() -> None:
    (message,) = messages_of(changed('["python", "jobs/report.py", "--all"]', "python report.py"))
    assert message == "k8s/report.yaml:14: command is a text: make it a list, one word an item"


def test_each_container_is_an_entry() -> None:
    files = changed(
        COMMAND, f"{COMMAND}                - name: b\n                  command: [./b.py]\n"
    )
    assert [entry.command for entry in entries_of(files)] == [
        ("python", "jobs/report.py", "--all"),
        ("./b.py",),
    ]


def test_anchors_and_merges() -> None:
    text = """\
        kind: CronJob
        metadata: {name: a}
        common: &common {command: [./a.py], image: a}
        spec:
          schedule: '@daily'
          jobTemplate: {spec: {template: {spec: {containers: [{<<: *common, image: b}]}}}}
        """
    (entry,) = entries_of({"a.yaml": text})
    assert entry.command == ("./a.py",)


CHART = """\
    {{- if .Values.cron.enabled }}
    apiVersion: batch/v1
    kind: CronJob
    metadata:
      name: {{ include "chart.fullname" . }}-sync
      labels:
        {{- include "chart.labels" . | nindent 4 }}
    spec:
      schedule: {{ .Values.cron.schedule | quote }}
      concurrencyPolicy: Forbid
      jobTemplate:
        spec:
          activeDeadlineSeconds: {{ .Values.cron.deadline | default 600 }}
          template:
            spec:
              containers:
                - image: "{{ .Values.image.repository }}:{{ .Chart.AppVersion }}"
                  {{- with .Values.resources }}
                  resources:
                    {{- toYaml . | nindent 12 }}
                  {{- end }}
                  command:
                    {{- toYaml .Values.cron.command | nindent 20 }}
    {{- end }}
    """


def test_a_chart_and_its_values() -> None:
    values = "cron:\n  enabled: false\n  schedule: '*/5 * * * *'\n  command:\n    - python\n    - sync.py\n"
    files = {
        "chart/Chart.yaml": "",
        "chart/templates/cronjob.yaml": CHART,
        "chart/values.yaml": values,
    }
    (entry,) = entries_of(files)
    assert (entry.name, entry.line) == ("{{…}}-sync", 9)
    assert (entry.shortest_gap, entry.outer_limit) == (5 * MINUTE, 600)
    assert entry.command == ("python", "sync.py")
    assert messages_of(files) == []


def test_a_chart_whose_values_are_elsewhere() -> None:
    files = {"chart/templates/cronjob.yaml": CHART}
    (entry,) = entries_of(files)
    assert (entry.schedule, entry.shortest_gap) == ("{{…}} (set elsewhere)", None)
    assert (entry.command, messages_of(files)) == (None, [])


@pytest.mark.parametrize("folder", ["", "c/"])
@pytest.mark.parametrize(
    ("chart", "template", "known"),
    [
        ("", "templates/jobs/a.yaml", True),
        ("", "charts/old/templates/a.yaml", False),
        ("charts/old/", "charts/old/templates/a.yaml", True),
        ("", "mytemplates/a.yaml", False),
        ("my", "mytemplates/a.yaml", False),
    ],
)
def test_only_the_templates_of_a_chart_have_values(
    folder: str, chart: str, template: str, known: bool
) -> None:
    files = {"Chart.yaml": "", "values.yaml": "cron: {schedule: '@daily'}\n"}
    files = {f"{folder}{chart}{name}": text for name, text in files.items()}
    (entry,) = entries_of({**files, f"{folder}{template}": CHART})
    assert entry.shortest_gap == (DAY if known else None)


@pytest.mark.parametrize(
    ("action", "gap"),
    [
        ('"{{ .Values.cron.schedule }}"', HOUR),
        ("{{ .Values.cron.schedule | toJson }}", HOUR),
        ('{{ .Values.cron.other | default "0 3 * * *" | quote }}', DAY),
        ('{{ default "0 3 * * *" .Values.cron.other | quote }}', DAY),
        ("{{ $.Values.cron.schedule | quote}}", HOUR),
        ("{{ tpl .Values.cron.unknown . }}", None),
    ],
)
def test_how_charts_write_a_schedule(action: str, gap: float | None) -> None:
    chart = CHART.replace("{{ .Values.cron.schedule | quote }}", action)
    files = {
        "Chart.yaml": "",
        "templates/a.yaml": chart,
        "values.yaml": "cron: {schedule: '0 * * * *'}\n",
    }
    (entry,) = entries_of(files)
    assert entry.shortest_gap == gap


def _with_spec(lines: str, values: str) -> ScheduleEntry:
    """Return what a chart starts that has *lines* in the specification of a container."""
    chart = CHART.replace(
        "                  command:\n                    {{- toYaml .Values.cron.command | nindent 20 }}\n",
        "".join(f"                  {line}\n" for line in lines.splitlines()),
    )
    files = {"Chart.yaml": "", "templates/a.yaml": chart, "values.yaml": values, "load.py": ""}
    (entry,) = entries_of(files)
    assert messages_of(files) == []
    return entry


IF_ELSE = """\
{{- if .Values.module }}
command: [python, -m, {{ .Values.module | quote }}]
{{- else if .Values.script }}
command: [python, {{ .Values.script }}]
{{- else }}
command:
  - python
  - other.py
{{- end }}"""


@pytest.mark.parametrize(
    ("lines", "values", "command"),
    [
        (IF_ELSE, "module: load", ("python", "-m", "load")),
        (IF_ELSE, "script: load.py", ("python", "load.py")),
        (IF_ELSE, "module: ''\nscript: a.py", ("python", "a.py")),
        (IF_ELSE, "module: load\nscript: a.py", ("python", "-m", "load")),
        ("command: [python, a.py]\n{{ if .Values.all }}\nargs: [--all]\n{{ end }}", "all: false", ("python", "a.py")),
        ("command: [python, a.py]\n{{ if .Values.all }}\nargs: [--all]\n{{ end }}", "all: true", ("python", "a.py", "--all")),
        ("command: [python, a.py]\n{{ if eq .Values.env 'x' }}\nargs: [--all]\n{{ end }}", "env: y", ("python", "a.py", "--all")),
        ("{{ with .Values.job }}\ncommand: [python, {{ .script }}, {{ .mode | quote }}]\n{{ end }}", "job: {script: a.py, mode: x}", ("python", "a.py", "x")),
        ("{{ with .Values.command }}\ncommand:\n  {{- toYaml . | nindent 18 }}\n{{ end }}", "command: [python, a.py]", ("python", "a.py")),
        ("{{- with .Values.a }}\n{{- if .Values.b }}\ncommand: [python, {{ . }}.py]\n{{- else }}\ncommand: [{{ . }}]\n{{- end }}\n{{- end }}", "{a: x, b: 1}", ("python", "x.py")),
        ("{{- if .Values.a }}\n{{- if .Values.b }}\ncommand: [b]\n{{- else }}\ncommand: [c]\n{{- end }}\n{{- else }}\ncommand: [d]\n{{- end }}", "{b: 1}", ("d",)),
        ("{{- range .Values.a }}\n{{- with .b }}\n{{- end }}\n{{- end }}\ncommand: [a]", "a: [1]", ("a",)),
        ("command:\n- sh\n- -c\n- |\n  set -e\n  {{ .Values.a }}\n  {{- include \"x\" .Values.a }}\n  {{ .Values.b }}\n  {{- $x := .Values.a }}\n  {{- if .Values.a }}\n  date\n  {{- end }}", "a: python a.py", ("sh", "-c", "set -e\npython a.py\n${{...}}\n${{...}}\n\n\ndate\n")),
        ("{{ end }}\n{{ else }}\ncommand: [a]\n{{ end }}", "a: 1", None),
    ],
)  # fmt: skip
def test_the_branches_of_a_chart(lines: str, values: str, command: tuple[str, ...] | None) -> None:
    assert _with_spec(lines, f"{values}\n").command == command


@pytest.mark.parametrize(
    "gate",
    ["{{- if .Values.cron.enabled }}", "{{- if .Values.on }}\n    {{- if .Values.cron.enabled }}"],
)
def test_a_resource_that_the_values_turn_off_may_be_turned_on_elsewhere(gate: str) -> None:
    ends = "\n    {{- end }}" * gate.count("\n")
    chart = CHART.replace("{{- if .Values.cron.enabled }}", gate) + ends
    values = "{on: false, cron: {enabled: false, schedule: '0 * * * *'}}\n"
    (entry,) = entries_of({"Chart.yaml": "", "templates/a.yaml": chart, "values.yaml": values})
    assert (entry.shortest_gap, entry.line) == (HOUR, 9 + gate.count("\n"))


def test_what_only_helm_knows_is_no_path() -> None:
    for words in ("python, jobs/{{ .Values.name }}.py", "sh, -c, 'python {{ .Values.name }}.py'"):
        chart = CHART.replace(
            "          command:", f"          command: [{words}]\n                  x:"
        )
        tree = tree_of(
            {
                "Chart.yaml": "",
                "templates/a.yaml": chart,
                "values.yaml": "cron: {schedule: '@daily'}\n",
            }
        )
        (use,) = read_schedules(tree, tree.paths).uses
        assert (use.started.kind, use.started.path) == (Kind.DYNAMIC, None)
        assert "${{...}}" in use.entry.command_text


def test_a_template_without_an_end_is_read_at_once() -> None:
    for text in ("{{ if a }}", "{{ with .a }}\n", "{{ end }}", "{{ else }}\n"):
        chart = f"{CHART}{text * 5000}"
        assert entries_of({"Chart.yaml": "", "templates/a.yaml": chart, "values.yaml": "a: 1\n"})


def test_a_chart_that_repeats_a_job() -> None:
    chart = """\
        {{- range $job := .Values.jobs }}
        ---
        kind: CronJob
        metadata:
          name: {{ $job.name }}
        spec:
          schedule: {{ $job.schedule | quote }}
          concurrencyPolicy: Forbid
          jobTemplate:
            spec:
              template:
                spec:
                  containers:
                    - image: jobs
                      command: {{ $job.command | toJson }}
        {{- end }}
        """
    values = """\
        jobs:
          - name: prices
            schedule: "*/5 * * * *"
            command: [python, prices.py]
          - name: clean
            schedule: "@daily"
            script: cd /app && ./clean.py
        """
    files = {"c/Chart.yaml": "", "c/templates/a.yaml": chart, "c/values.yaml": values}
    found = [(e.name, e.line, e.shortest_gap, e.command, e.overlap) for e in entries_of(files)]
    assert found == [
        ("prices", 3, 5 * MINUTE, ("python", "prices.py"), Overlap.SKIPPED),
        ("clean", 6, DAY, "cd /app && ./clean.py", Overlap.SKIPPED),
    ]
    assert {entry.source for entry in entries_of(files)} == {"c/values.yaml"}
    for line, suspended in (
        ("suspend: true", True),
        ("enabled: false", True),
        ("enabled: true", False),
    ):
        files["c/values.yaml"] = values.replace("script:", f"{line}\n            script:")
        assert [entry.suspended for entry in entries_of(files)] == [False, suspended]


def test_a_chart_without_an_action() -> None:
    (entry,) = entries_of({"chart/templates/cronjob.yaml": JOB})
    assert entry.shortest_gap == 10 * MINUTE


@pytest.mark.parametrize(
    "text",
    [
        "kind: CronJob\nspec: &a\n  schedule: *a\n",
        "kind: CronJob\nspec: &a [*a, *a]\n",
        "kind: CronJob\nspec: " + "[" * 10_000,
        "kind: CronJob\nspec: [1, 2]\n",
        "kind: CronJob\nspec: {jobTemplate: {spec: {template: {spec: {containers: {a: b}}}}}}\n",
        "kind: CronJob\n? [a]\n: b\n",
        "kind: CronJob\nspec: \x07\n",
        "kind: CronJob\n--- \n%YAML 9\n...\n",
    ],
)
def test_hostile_documents(text: str) -> None:
    files = {"a.yaml": text, "templates/b.yaml": f"{{{{ range }}}}{text}"}
    files |= {"Chart.yaml": "", "values.yaml": text}
    assert entries_of(files) or messages_of(files)


@given(st.text())
def test_no_text_raises(text: str) -> None:
    files = {
        "a.yaml": f"kind: CronJob\n{text}",
        "Dockerfile": text,
        "values.yaml": text,
        "Chart.yaml": "",
    }
    read_all(
        {
            **files,
            "templates/a.yaml": CHART + text,
            "b.yaml": changed(COMMAND, "")["k8s/report.yaml"],
        }
    )


# Kustomize

BASE = {"k8s/base/kustomization.yaml": "resources: [report.yaml]\n", "k8s/base/report.yaml": JOB}
PROD = "k8s/prod/kustomization.yaml"
PATCH = "kind: CronJob\nmetadata: {name: report}\nspec: {schedule: '0 * * * *'}\n"


def _overlay(text: str, **files: str) -> dict[str, str]:
    """Return a base with an overlay; names of *files* are those of patches."""
    named = {f"k8s/prod/{name}.yaml": content for name, content in files.items()}
    return {**BASE, PROD: f"resources: [../base]\n{text}", **named}


@pytest.mark.parametrize(
    ("text", "patch"),
    [
        ("patches: [{path: patch.yaml}]\n", PATCH),
        ("patches: [{path: patch.yaml, target: {kind: CronJob}}]\n", PATCH),
        ("patches: [{path: patch.yaml, target: {kind: CronJob, name: rep.*}}]\n", PATCH),
        ("patchesStrategicMerge: [patch.yaml]\n", PATCH),
        (f"patches:\n- patch: |\n    {PATCH.replace(chr(10), chr(10) + '    ')}\n", ""),
        (
            "patches: [{path: patch.yaml, target: {kind: CronJob, name: report}}]\n",
            "[{op: replace, path: /spec/schedule, value: '0 * * * *'}]\n",
        ),
        (
            "patchesJson6902: [{path: patch.yaml, target: {kind: CronJob, name: report}}]\n",
            '[{"op": "add", "path": "/spec/schedule", "value": "0 * * * *"}]\n',
        ),
        ("namePrefix: p-\npatches: [{path: patch.yaml, target: {name: p-report}}]\n", PATCH),
    ],
)
def test_a_patch_of_the_schedule(text: str, patch: str) -> None:
    (entry,) = entries_of(_overlay(text, patch=patch))
    assert (entry.source, entry.line) == ("k8s/base/report.yaml", 6)
    assert (entry.name, entry.shortest_gap) == ("report (k8s/prod)", HOUR)
    assert entry.command == ("python", "jobs/report.py", "--all")


@pytest.mark.parametrize(
    ("spec", "field", "value"),
    [
        ("suspend: true", "suspended", True),
        ("concurrencyPolicy: Forbid", "overlap", Overlap.SKIPPED),
        ("jobTemplate: {spec: {activeDeadlineSeconds: 60}}", "outer_limit", MINUTE),
        ("jobTemplate: {spec: {backoffLimit: 0}}", "retries", 0),
        (
            "jobTemplate: {spec: {template: {spec: {containers: [{name: report, args: [x]}]}}}}",
            "command",
            ("python", "jobs/report.py", "--all", "x"),
        ),
    ],
)
def test_patches_of_other_fields(spec: str, field: str, value: object) -> None:
    patch = f"kind: CronJob\nmetadata: {{name: report}}\nspec: {{{spec}}}\n"
    (entry,) = entries_of(_overlay("patches: [{path: patch.yaml}]\n", patch=patch))
    assert (getattr(entry, field), entry.shortest_gap) == (value, 10 * MINUTE)
    assert entry.outer_limit_line == 0


@pytest.mark.parametrize(
    ("text", "patch", "file"),
    [
        ("patches: [{path: none.yaml}]\n", "", "none.yaml"),
        ("patches: [{path: patch.yaml}]\n", "kind: [", "patch.yaml"),
        (
            "patches: [{path: patch.yaml, target: {kind: CronJob, labelSelector: a=b}}]\n",
            PATCH,
            "patch.yaml",
        ),
        (
            "patches: [{path: patch.yaml, target: {kind: CronJob}}]\n",
            "[{op: copy, from: /spec/a, path: /spec/schedule}]\n",
            "patch.yaml",
        ),
        (
            "replacements: [{targets: [{select: {kind: CronJob}, fieldPaths: [spec.schedule]}]}]\n",
            "",
            "kustomization.yaml",
        ),
        ("replacements: [{path: other.yaml}]\n", "", "kustomization.yaml"),
    ],
)
def test_what_only_kustomize_knows(text: str, patch: str, file: str) -> None:
    (entry,) = entries_of(_overlay(text, patch=patch))
    assert (entry.shortest_gap, entry.recurrence, entry.outer_limit) == (None, None, None)
    assert entry.schedule == f"*/10 * * * * (patched by k8s/prod/{file})"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "images: [{name: x, newTag: '2'}]\n",
        "patches: [{path: patch.yaml, target: {kind: Deployment}}]\n",
        "patches: [{path: patch.yaml, target: {kind: CronJob, name: other}}]\n",
        "replacements: [{targets: [{select: {kind: CronJob}, fieldPaths: [metadata.name]}]}]\n",
    ],
)
def test_what_does_not_change_the_job(text: str) -> None:
    (entry,) = entries_of(_overlay(text, patch="spec: {schedule: '0 * * * *'}\n"))
    assert (entry.name, entry.shortest_gap) == ("report", 10 * MINUTE)


def test_each_overlay_has_an_entry() -> None:
    files = _overlay("patches: [{path: patch.yaml}]\n", patch=PATCH)
    files["k8s/dev/kustomization.yml"] = "resources: [../base]\n"
    found = {entry.name: entry.shortest_gap for entry in entries_of(files)}
    assert found == {"report (k8s/dev)": 10 * MINUTE, "report (k8s/prod)": HOUR}


def test_overlays_of_overlays_and_components() -> None:
    files = _overlay("components: [../often]\n")
    files["k8s/often/kustomization.yaml"] = (
        "kind: Component\npatches: [{path: patch.yaml, target: {kind: CronJob}}]\n"
    )
    files["k8s/often/patch.yaml"] = PATCH
    files["k8s/eu/kustomization.yaml"] = "bases: [../prod]\n"
    (entry,) = entries_of(files)
    assert (entry.name, entry.shortest_gap) == ("report (k8s/eu)", HOUR)


def test_a_job_that_an_overlay_deletes() -> None:
    patch = "$patch: delete\nkind: CronJob\nmetadata: {name: report}\n"
    assert entries_of(_overlay("patches: [{path: patch.yaml}]\n", patch=patch)) == []


def test_the_patch_of_a_base_that_is_elsewhere() -> None:
    files = {"k8s/kustomization.yaml": "resources: [github.com/a/b]\npatches: [{path: p.yaml}]\n"}
    (entry,) = entries_of({**files, "k8s/p.yaml": PATCH})
    assert (entry.name, entry.unknown_because) == ("report", "its containers are in another file")


def test_overlays_that_use_each_other_end() -> None:
    names = [f"o{number}" for number in range(30)]
    used = ", ".join(f"../{name}" for name in names)
    files = {f"k8s/{name}/kustomization.yaml": f"resources: [{used}]\n" for name in names}
    files["k8s/kustomization.yaml"] = "resources: [o1, base]\n"
    (entry,) = entries_of({**BASE, **files})
    assert entry.name == "report"


@given(st.text(), st.text())
def test_no_kustomization_raises(text: str, patch: str) -> None:
    entries_of(_overlay(text, patch=patch))
