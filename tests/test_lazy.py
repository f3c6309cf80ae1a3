"""Dataclasses and patterns that are made when they are first used."""

from __future__ import annotations

import copy
import dataclasses
import pickle
import re
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import field, fields, replace
from pathlib import Path
from typing import Any

import pytest
from helpers import fill

from guard_codemod import lazy
from guard_codemod.api import Settings
from guard_codemod.lazy import dataclass, modules_in, regex


@dataclass(frozen=True)
class Pickled:
    """Of the module, as what is pickled has to be."""

    name: str
    size: int = 0


def point(decorate: Callable[..., Callable[[type], type]], **options: bool) -> type:
    """Return a new class, of which there is no instance yet."""

    @decorate(**options)
    class Base:
        x: int
        y: int = 2

    @decorate(**options)
    class Point(Base):
        tags: list[str] = field(default_factory=list)
        note: str = field(default="none", compare=False, repr=False)
        seen: bool = False

        def __post_init__(self) -> None:
            self.tags.append("made")

    return Point


OPTIONS = [{}, {"frozen": True}, {"unsafe_hash": True, "kw_only": True}, {"eq": False}]
CALLS: list[tuple[tuple[Any, ...], dict[str, Any]]] = [
    ((1,), {}),
    ((1, 3), {"tags": ["a"]}),
    ((), {"x": 1, "note": "other"}),
    ((), {}),
    ((1, 2, [], "note", 5), {}),
    ((1,), {"x": 2}),
    ((), {"x": 1, "seen": True}),
    ((), {"unknown": 1}),
]


def said(make: Callable[[], object]) -> object:
    """Return the text of what *make* returns, or the exception that it raises."""
    try:
        return repr(make()).rpartition(".")[2]
    except TypeError:
        return TypeError


@pytest.mark.parametrize("options", OPTIONS, ids=str)
@pytest.mark.parametrize("before", [0, 1, 9])
def test_dataclasses_are_those_of_the_standard_library(
    before: int, options: dict[str, bool]
) -> None:
    ours, theirs = point(dataclass, **options), point(dataclasses.dataclass, **options)
    for _ in range(before):
        ours(x=1)
    for args, kwargs in CALLS:
        expected = said(lambda: theirs(*copy.deepcopy(args), **copy.deepcopy(kwargs)))  # noqa: B023
        assert said(lambda: ours(*copy.deepcopy(args), **copy.deepcopy(kwargs))) == expected  # noqa: B023
    assert [one.name for one in fields(ours)] == [one.name for one in fields(theirs)]
    for cls in (ours, theirs):
        one, same, other = cls(x=1), cls(x=1, note="not compared"), cls(x=5)
        assert (one == same, one == other, one == 1) == (options.get("eq", True), False, False)
        assert replace(other, x=1, tags=[]).y == 2
        assert cls(x=1).tags is not one.tags
        if options.get("frozen"):
            with pytest.raises(dataclasses.FrozenInstanceError):
                one.x = 3
            with pytest.raises(dataclasses.FrozenInstanceError):
                del one.x
        else:
            one.x = 3
            assert one.x == 3


def test_the_fields_are_known_before_there_is_an_instance() -> None:
    assert dataclasses.is_dataclass(point(dataclass))
    assert [one.name for one in fields(point(dataclass))] == ["x", "y", "tags", "note", "seen"]


def test_hashes_follow_the_values() -> None:
    @dataclass(frozen=True)
    class Key:
        a: int
        b: str = ""

    assert len({Key(1), Key(1, ""), Key(2)}) == 2
    with pytest.raises(TypeError, match="unhashable"):
        hash(point(dataclass)(x=1))


def test_an_unpickled_instance_needs_none_before_it() -> None:
    data = pickle.dumps(Pickled("a", 3))
    fresh: type = dataclass(frozen=True)(
        type("Pickled", (), {"__annotations__": {"name": str, "size": int}, "__module__": __name__})
    )
    kept = globals()["Pickled"]
    try:
        globals()["Pickled"] = fresh
        one = pickle.loads(data)
        assert type(one) is fresh
        assert one == fresh("a", 3)
    finally:
        globals()["Pickled"] = kept


def test_threads_may_make_the_first_instances() -> None:
    for _ in range(50):
        cls = point(dataclass, frozen=True)
        with ThreadPoolExecutor(8) as pool:
            made = list(pool.map(lambda number, cls=cls: cls(number), range(8)))
        assert [one.x for one in made] == list(range(8))


def test_a_pattern_is_that_of_the_standard_library() -> None:
    ours, theirs = regex(r"(?P<word>\w+)", re.ASCII), re.compile(r"(?P<word>\w+)", re.ASCII)
    match = ours.match("ab cd")
    assert match is not None
    assert match["word"] == "ab"
    assert (ours.pattern, ours.flags, ours.groupindex) == (
        theirs.pattern,
        theirs.flags,
        {"word": 1},
    )
    assert ours.sub("-", "ab cd") == "- -"
    assert pickle.loads(pickle.dumps(ours)) == theirs
    assert copy.deepcopy(ours).findall("é a") == ["a"]
    with pytest.raises(AttributeError):
        ours.unknown  # type: ignore[attr-defined]  # noqa: B018


def test_modules_are_found_in_a_folder_and_in_an_archive(tmp_path: Path) -> None:
    package = tmp_path / "package"
    fill(package, {"b.py": "", "a.py": "", "__init__.py": "", "notes.txt": "", "inner/c.py": ""})
    archive = shutil.make_archive(str(tmp_path / "archive"), "zip", tmp_path, "package")
    assert modules_in([str(package)]) == ["a", "b"]
    assert modules_in([f"{archive}/package"]) == ["a", "b"]


def test_replace_keeps_the_other_fields_and_no_cached_property() -> None:
    @lazy.dataclass(frozen=True)
    class Point:
        x: int
        y: int = 2

        @lazy.cached_property
        def total(self) -> int:
            return self.x + self.y

    point = Point(1)
    assert point.total == 3
    moved = lazy.replace(point, x=5)
    assert (moved.x, moved.y, moved.total) == (5, 2, 7)
    assert (point.x, point.total) == (1, 3)
    untyped: Any = lazy.replace
    with pytest.raises(TypeError):
        untyped(point, z=1)


def test_replace_sets_what_is_set_once() -> None:
    settings = Settings(timeout="1h")
    assert lazy.replace(settings, timeout="2h").timeout == 7200
    assert settings.timeout == 3600


def test_what_is_memoized_is_computed_once_for_each_owner_and_argument() -> None:
    class Doubler:
        def __init__(self) -> None:
            self.asked: list[int] = []

        @lazy.memoized
        def twice(self, number: int) -> int:
            self.asked.append(number)
            return 2 * number

    one, other = Doubler(), Doubler()
    assert [one.twice(1), one.twice(1), one.twice(2), other.twice(1)] == [2, 2, 4, 2]
    assert (one.asked, other.asked) == ([1, 2], [1])


def test_a_function_that_comes_back_to_the_same_arguments_gets_a_value_meanwhile() -> None:
    class Circle:
        @lazy.recursive(meanwhile=0)
        def length(self, at: int) -> int:
            return 1 + self.length((at + 1) % 3)

    assert Circle().length(0) == 3


def test_replace_forgets_what_is_memoized() -> None:
    @dataclass(frozen=True)
    class Named:
        name: str

        @lazy.memoized
        def greet(self, greeting: str) -> str:
            return f"{greeting} {self.name}"

    first = Named("a")
    assert first.greet("hello") == "hello a"
    assert lazy.replace(first, name="b").greet("hello") == "hello b"
