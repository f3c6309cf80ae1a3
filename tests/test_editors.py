"""The snippets in docs/editors.md against our real output, in the real editors where they are on this machine."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from helpers import BROKEN, JOB, ROOT, clean_environment, fill, in_process

from guard_codemod import Settings, guard

Place = tuple[str, int, int, str]
"""A file, the line and the column from 1, and the text from the code on."""

ENDLESS = guard(f"{JOB}    while True:\n        print('again')\n", Settings(timeout=60)).code
FILES = {
    "nightly.py": JOB,
    "with space/a job.py": JOB,
    "with colons:3:4.py": JOB,
    "été.py": JOB,
    "never ends.py": ENDLESS,
}


def _page() -> str:
    return (ROOT / "docs" / "editors.md").read_text(encoding="utf-8")


def _snippets(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", _page(), re.DOTALL)


def _needs(editor: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(
        shutil.which(editor) is None, reason=f"there is no {editor} on this machine"
    )


def _run(*command: str, cwd: Path, stdin: str = "") -> str:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    ran = subprocess.run(
        command,
        cwd=cwd,
        input=stdin,
        env=clean_environment(PATH=path, HOME=str(cwd), LC_ALL="C.UTF-8"),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
    )
    return ran.stdout


@pytest.fixture
def said(here: Path) -> tuple[str, list[Place]]:
    """Return what is printed of `FILES`, and what an editor should understand of it."""
    fill(here, FILES)
    task = _task()
    output = _run(task["command"], *task["args"], cwd=here)
    places = [(name, 5, 1, "TG001 no timeout guard") for name in FILES if FILES[name] is JOB]
    line = ENDLESS[: ENDLESS.index("while")].count("\n") + 1
    text = next(text for text in output.splitlines() if "TG111" in text)
    assert text.startswith(f"never ends.py:{line}:5: TG111 ")
    places.append(("never ends.py", line, 5, text[text.index("TG111") :]))
    return output, sorted(places)


def _task() -> dict[str, Any]:
    task: dict[str, Any] = json.loads(_snippets("json")[0])["tasks"][0]
    return task


def _vscode_regexp() -> str:
    pattern = _task()["problemMatcher"]["pattern"]
    assert [pattern[group] for group in ("file", "line", "column", "code", "message")] == [
        1,
        2,
        3,
        4,
        5,
    ]
    return str(pattern["regexp"])


def _of_groups(file: str, line: str, column: str, code: str, message: str) -> Place:
    return file, int(line), int(column), f"{code} {message}"


def test_visual_studio_code_as_python_reads_it(said: tuple[str, list[Place]]) -> None:
    output, places = said
    found = [re.fullmatch(_vscode_regexp(), line) for line in output.splitlines()]
    assert sorted(_of_groups(*match.groups()) for match in found if match) == places


@_needs("node")
def test_visual_studio_code_as_javascript_reads_it(
    said: tuple[str, list[Place]], here: Path
) -> None:
    output, places = said
    script = f"""\
const regexp = new RegExp({json.dumps(_vscode_regexp())});
const lines = require("fs").readFileSync(0, "utf8").split(/\\r?\\n/);
const matches = lines.map((line) => regexp.exec(line)).filter((match) => match);
console.log(JSON.stringify(matches.map((match) => match.slice(1))));
"""
    found = json.loads(_run("node", "-e", script, cwd=here, stdin=output))
    assert sorted(_of_groups(*groups) for groups in found) == places


_QUICKFIX = """\
call map(list, {_, item -> [bufname(item.bufnr), item.lnum, item.col, item.text]})
call writefile([json_encode(list)], 'found.json')
qa!
"""


def _in_vim(editor: str, script: str, here: Path) -> list[Place]:
    """Return what *script*, which sets ``list`` to a quickfix list, finds in *editor*."""
    fill(here, {"script.vim": script + _QUICKFIX})
    quiet = ("--headless",) if editor == "nvim" else ("-N", "-es")
    _run(editor, *quiet, "-u", "NONE", "-n", "-i", "NONE", "-S", "script.vim", cwd=here)
    return sorted(
        (*place,) for place in json.loads((here / "found.json").read_text(encoding="utf-8"))
    )


def _errorformat() -> str:
    return _snippets("vim")[0].split("errorformat=")[1].strip().replace("\\ ", " ")


def test_errorformat_as_python_reads_it(said: tuple[str, list[Place]]) -> None:
    output, places = said
    line, rest = _errorformat().split(",")
    assert rest == "%-G%.%#"  # all other lines are left out
    for item, pattern in {
        "%f": "(.+?)",
        "%l": "([0-9]+)",
        "%c": "([0-9]+)",
        "%m": "(TG.*)",
    }.items():
        line = line.replace(item, pattern)
    found = [
        match.groups()
        for match in (re.fullmatch(line, text) for text in output.splitlines())
        if match
    ]
    assert sorted((file, int(at), int(column), text) for file, at, column, text in found) == places


@pytest.mark.parametrize(
    "editor", [pytest.param(editor, marks=_needs(editor)) for editor in ("vim", "nvim")]
)
def test_errorformat(editor: str, said: tuple[str, list[Place]], here: Path) -> None:
    output, places = said
    fill(here, {"compiler/guard_codemod.vim": _snippets("vim")[0], "output": output})
    read = "set rtp^=.\ncompiler! guard_codemod\n"
    read += "let list = getqflist({'lines': readfile('output'), 'efm': &errorformat}).items\n"
    assert _in_vim(editor, read, here) == places


@pytest.mark.parametrize(
    "editor", [pytest.param(editor, marks=_needs(editor)) for editor in ("vim", "nvim")]
)
def test_make(editor: str, here: Path) -> None:
    fill(here, {**FILES, "compiler/guard_codemod.vim": _snippets("vim")[0]})
    made = "set rtp^=.\ncompiler! guard_codemod\nedit with\\ space/a\\ job.py\nsilent make! %:S\nlet list = getqflist()\n"
    assert [place[:3] for place in _in_vim(editor, made, here)] == [("with space/a job.py", 5, 1)]


def test_nvim_lint_is_given_the_same_errorformat() -> None:
    assert f'from_errorformat("{_errorformat()}"' in _snippets("lua")[0]


# What nvim-lint does with a linter, as far as the snippet is concerned.
_NVIM_LINT = """\
local lint = { linters = {}, linters_by_ft = {}, try_lint = function() end }
package.preload["lint"] = function() return lint end
package.preload["lint.parser"] = function()
  return { from_errorformat = function(efm, skeleton) return { efm = efm, skeleton = skeleton } end }
end
vim.cmd("edit nightly.py")
dofile("snippet.lua")
local linter = lint.linters[lint.linters_by_ft.python[1]]
local command = { linter.cmd }
for _, argument in ipairs(linter.args) do
  table.insert(command, type(argument) == "function" and argument() or argument)
end
vim.fn.writefile({ vim.fn.json_encode({ command = command, parser = linter.parser }) }, "linter.json")
vim.cmd("qa!")
"""


@_needs("nvim")
def test_nvim_lint(here: Path) -> None:
    fill(here, {"nightly.py": JOB, "snippet.lua": _snippets("lua")[0], "run.lua": _NVIM_LINT})
    _run("nvim", "--headless", "-u", "NONE", "-n", "-i", "NONE", "-c", "luafile run.lua", cwd=here)
    linter = json.loads((here / "linter.json").read_text(encoding="utf-8"))
    assert _run(*linter["command"], cwd=here, stdin=JOB).startswith(
        f"{here}/nightly.py:5:1: TG001 "
    )
    assert linter["parser"]["skeleton"]["source"] == "guard-codemod"


def _emacs_patterns() -> dict[str, str]:
    """Return the regular expressions for Emacs by their use, as Emacs reads the strings."""
    found = {}
    for use, snippet in zip(("flymake", "flycheck", "compile"), _snippets("elisp"), strict=True):
        for text in re.findall(r'"(\^(?:[^"\\]|\\.)*)"', snippet):
            found[use] = re.sub(r"\\(.)", r"\1", text)
    assert found.keys() == {"flymake", "compile"}  # flycheck has none
    return found


def _as_python(pattern: str) -> str:
    """Return what *pattern*, of Emacs, is called in Python: there, plain brackets group."""
    return re.sub(
        r"\\([()])", r"\1", pattern.replace("(", "\0").replace("\\\0", "\\(").replace("\0", "\\(")
    )


def test_emacs_as_python_reads_it(said: tuple[str, list[Place]]) -> None:
    output, places = said
    patterns = {use: re.compile(_as_python(pattern)) for use, pattern in _emacs_patterns().items()}
    lines = output.splitlines()
    flymake = [match.groups() for match in map(patterns["flymake"].match, lines) if match]
    assert sorted((int(line), int(column), text) for line, column, text in flymake) == sorted(
        place[1:] for place in places
    )
    compiled = [match.groups() for match in map(patterns["compile"].match, lines) if match]
    assert sorted((file, int(line), int(column)) for file, line, column in compiled) == [
        place[:3] for place in places
    ]


def _in_emacs(script: str, here: Path, **files: str) -> list[Any]:
    """Return what *script* prints, a list in JSON, on each line."""
    fill(here, {"script.el": script, **{f"{name}.el": text for name, text in files.items()}})
    output = _run("emacs", "--batch", "-l", "package", "-l", "script.el", cwd=here)
    return [json.loads(line) for line in output.splitlines()]


@_needs("emacs")
def test_flymake(here: Path) -> None:
    fill(here, {"with space/a job.py": JOB})
    script = """\
(load-file "snippet.el")
(require 'flymake)
(find-file "with space/a job.py")
(insert "\n\n")
(setq diagnostics 'none)
(python-flymake (lambda (found &rest _) (setq diagnostics found)))
(with-timeout (60) (while (eq diagnostics 'none) (accept-process-output nil 0.1)))
(dolist (found diagnostics)
  (princ (json-encode (list (line-number-at-pos (flymake-diagnostic-beg found)) (flymake-diagnostic-text found))))
  (terpri))
"""
    found = _in_emacs("(require 'json)\n" + script, here, snippet=_snippets("elisp")[0])
    assert found == [[7, "TG001 no timeout guard"]]  # of the text that is not saved


@_needs("emacs")
def test_flycheck(said: tuple[str, list[Place]], here: Path) -> None:
    output, places = said
    script = """\
(require 'json)
(package-initialize)
(unless (require 'flycheck nil t) (princ "[\\"missing\\"]\n") (kill-emacs))
(load-file "snippet.el")
(find-file "nightly.py")
(princ (json-encode (cons "guard-codemod" (flycheck-checker-substituted-arguments 'guard-codemod))))
(terpri)
(dolist (found (flycheck-parse-output (with-temp-buffer (insert-file-contents "output") (buffer-string))
                                      'guard-codemod (current-buffer)))
  (princ (json-encode (list (flycheck-error-filename found) (flycheck-error-line found) (flycheck-error-column found)
                            (concat (flycheck-error-id found) " " (flycheck-error-message found)))))
  (terpri))
"""
    fill(here, {"output": output})
    command, *found = _in_emacs(script, here, snippet=_snippets("elisp")[1])
    if command == ["missing"]:
        pytest.skip("there is no flycheck on this machine")
    assert _run(*command, cwd=here, stdin=JOB).startswith(f"{here}/nightly.py:5:1: TG001 ")
    assert sorted((*place,) for place in found) == places


@_needs("emacs")
def test_compilation_mode(said: tuple[str, list[Place]], here: Path) -> None:
    output, places = said
    script = """\
(require 'json)
(require 'compile)
(load-file "snippet.el")
(setq compilation-error-regexp-alist '(guard-codemod))
(with-temp-buffer
  (insert-file-contents "output")
  (goto-char (point-min))
  (insert "\n")
  (compilation-mode)
  (compilation--ensure-parse (point-max))
  (goto-char (point-min))
  (ignore-errors
    (while t
      (compilation-next-error 1)
      (let ((place (compilation--message->loc (get-text-property (point) 'compilation-message))))
        (princ (json-encode (list (caar (compilation--loc->file-struct place)) (compilation--loc->line place)
                                  (compilation--loc->col place))))
        (terpri)))))
"""
    fill(here, {"output": output})
    found = _in_emacs(script, here, snippet=_snippets("elisp")[2])
    assert sorted((*place,) for place in found) == [place[:3] for place in places]


@pytest.mark.slow
def test_standard_input_has_the_name_that_it_is_given(here: Path) -> None:
    fill(
        here,
        {"pyproject.toml": "[tool.guard-codemod]\nmax-timeout = 30\n", "sub/pyproject.toml": ""},
    )
    guarded = guard(JOB, Settings(timeout=60)).code
    for name in FILES:
        ran = in_process(
            "check", "--stdin-filename", f"new folder/{name}", "-", cwd=here, stdin=guarded.encode()
        )
        assert f"new folder/{name}:" in ran.stdout.decode()
        assert "TG007" in ran.stdout.decode()
    assert (
        b"TG"
        not in in_process(
            "check", "--stdin-filename", "tests/x.py", "-", cwd=here, stdin=JOB.encode()
        ).stdout
    )


def test_a_text_that_is_being_typed(here: Path) -> None:
    ran = in_process("check", "--stdin-filename", "job.py", "-", cwd=here, stdin=BROKEN.encode())
    assert ran.returncode == 2
    assert re.fullmatch(_vscode_regexp(), ran.stdout.decode().splitlines()[0])


def test_json_is_one_document(here: Path) -> None:
    arguments = ("check", "--output-format", "json", "--stdin-filename", "a job.py", "-")
    document = in_process(*arguments, cwd=here, stdin=JOB.encode()).stdout.decode()
    json.loads(document)
    assert all(f'"{part}"' in document for part in ("TG001", "a job.py"))
