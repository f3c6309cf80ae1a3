"""Finds the rules: a file of this package is one if its name begins with a code.

The code, the name and the class of a rule follow from the name of its file:
``tg101_timeout_swallowed.py`` holds ``TimeoutSwallowed``, which is TG101 or ``timeout-swallowed``.
A file is imported when its rule is first used, since most runs need few of them.
"""

from __future__ import annotations

import os
import re
from functools import cache
from importlib import import_module

from guard_codemod.lazy import modules_in, regex
from guard_codemod.rules.base import Rule

DOCUMENTATION = "https://github.com/guard-codemod/guard-codemod/blob/main/docs"
_FILE = regex(r"(tg\d{3})_(\w+)")


@cache
def _files() -> dict[str, re.Match[str]]:
    """Map each code, in order, to the match of its file's name."""
    modules = modules_in([os.path.dirname(__file__)])
    files = filter(None, map(_FILE.fullmatch, modules))
    return {file[1].upper(): file for file in files}


def codes() -> tuple[str, ...]:
    """Return the codes of all rules, in order."""
    return tuple(_files())


def name_of(code: str) -> str:
    """Return the name of the rule *code*."""
    return _files()[code][2].replace("_", "-")


@cache
def _codes_by_name() -> dict[str, str]:
    return {name_of(code): code for code in codes()}


def code_in(selector: str) -> str:
    """Return the code of the rule that *selector* names, or *selector* as codes are spelled."""
    return _codes_by_name().get(selector.lower(), selector.upper())


def page_of(code: str) -> str:
    """Return the address of the page of the rule *code*."""
    return f"{DOCUMENTATION}/rules/{code}.md"


@cache
def rule(code: str) -> type[Rule]:
    """Return the rule *code*."""
    file = _files()[code]
    module = import_module(f"guard_codemod.rules.{file[0]}")
    rule_class: type[Rule] = getattr(module, file[2].title().replace("_", ""))
    return rule_class


@cache
def all_rules() -> tuple[type[Rule], ...]:
    """Return all rules, in the order of their codes."""
    return tuple(map(rule, codes()))
