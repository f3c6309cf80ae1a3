"""Queries that SQLite may run for long within one call, during which no Python code runs."""

from __future__ import annotations

import re

from guard_codemod.lazy import regex


def is_endless_query(query: str) -> bool:
    """Whether *query* recurses, and nothing in it ends that."""
    words = set(query.lower().split())
    return {"with", "recursive"} <= words and words.isdisjoint(
        {"where", "limit", "join", "having", "distinct"}
    )


def may_go_in_circles(query: str) -> bool:
    """Whether *query* recurses as far as its data go, before it yields its first row.

    ``UNION`` drops what has been there before, which ``UNION ALL`` does not.
    """
    words = re.findall(r"\w+|[<*]", query.lower())
    if not {"recursive", "union", "all", "join"} <= {*words} or not _ENDS.isdisjoint(words):
        return False
    return not yields_rows(query)


def count_self_joins(query: str) -> int:
    """Return how often *query* joins the same table, none of whose columns has to be equal."""
    if _EQUAL.search(query):
        return 0
    joined = (_TABLES.findall(source) for source in _SOURCES.findall(query))
    return max((tables.count(table) for tables in joined for table in tables), default=0)


_EQUAL = regex(r"(?i)\w\.\w+\s*=\s*\w+\.\w|\b(?:using|natural)\b")
_SOURCES = regex(r"(?is)\bfrom\s(.*?)(?:\b(?:where|group|order|limit|union|select)\b|[);]|\Z)")
_TABLES = regex(r"(?i)(?:\A|,|\bjoin\b)\s*(\w+)")


def yields_rows(query: str) -> bool:
    """Whether SQLite hands over the rows of *query* one by one, as it comes to them."""
    words = re.findall(r"\w+", query.lower())
    return _WRITES.isdisjoint(words[:1]) and _SORTS.isdisjoint(words)


_ENDS = frozenset({"<", "limit", "instr", "like", "distinct"})
"""What is spelled where a query ends by itself: a depth, or a path of what has been there."""
_WRITES = frozenset({"insert", "update", "delete", "replace", "create"})
_SORTS = frozenset({"group", "order", "count", "max", "min", "sum", "total", "exists"})
