"""What is made or found when it is first used: methods of dataclasses, patterns, modules.

With ``dataclasses.dataclass`` in place of `dataclass`, which compiles up to six methods for each of
some hundred classes when it is imported, ``check one.py`` takes 2.9 times the CPU time of ``import
click``. With this module it takes 2.0 times, and what an editor waits for is hardly anything else.
"""

from __future__ import annotations

import dataclasses
import os
import re
from collections.abc import Iterable
from dataclasses import MISSING
from operator import attrgetter
from threading import RLock

__all__ = [
    "cached_property",
    "dataclass",
    "frozen",
    "memoized",
    "modules_in",
    "recursive",
    "regex",
    "replace",
]


def modules_in(folders: Iterable[str]) -> list[str]:
    """Return the names of the modules in *folders*, the path of a package, in order."""
    try:
        files = [file for folder in folders for file in os.listdir(folder)]
    except OSError:  # in an archive
        from pkgutil import iter_modules  # not at the top: it is slow to import

        return sorted(module.name for module in iter_modules(folders))
    names = {file.partition(".")[0] for file in files if file.endswith((".py", ".pyc"))}
    return sorted(names - {"__init__"})


TYPE_CHECKING = False  # as type checkers know it, without an import
if TYPE_CHECKING:
    from collections.abc import Callable
    from dataclasses import dataclass, field, replace
    from functools import cached_property
    from re import compile as regex
    from typing import TypeVar

    from typing_extensions import dataclass_transform

    T = TypeVar("T")

    @dataclass_transform(frozen_default=True, field_specifiers=(field,))
    def frozen(cls: type[T]) -> type[T]:
        """Like ``dataclass(frozen=True)``."""

    def memoized(function: T) -> T:
        """Keep in the first argument what *function* returns for the same others."""

    def recursive(meanwhile: object) -> Callable[[T], T]:
        """Like `memoized`: what comes back to the same arguments gets *meanwhile*."""
else:

    class cached_property:
        """Like that of Python 3.12, which takes no lock as those before do."""

        def __init__(self, make):
            self._make = make
            self.__doc__ = make.__doc__

        def __set_name__(self, _owner, name):
            self._name = name

        def __get__(self, instance, _owner=None):
            if instance is None:
                return self
            value = vars(instance)[self._name] = self._make(instance)
            return value

    def recursive(meanwhile):
        """Keep in the first argument what a function returns for the same others.

        What comes back to the same arguments gets *meanwhile*.
        """

        def decorate(function):
            name = f"{function.__module__}.{function.__qualname__}"

            def known(owner, *arguments):
                try:
                    return owner.__dict__[name][arguments]
                except KeyError:
                    answers = vars(owner).setdefault(name, {})
                if meanwhile is not MISSING:
                    answers[arguments] = meanwhile
                answers[arguments] = function(owner, *arguments)
                return answers[arguments]

            return known

        return decorate

    memoized = recursive(MISSING)

    class regex:
        """Like ``re.compile``, which it calls once a method of the result is asked for."""

        def __init__(self, *source):
            self._source = source

        def __getattr__(self, name):
            found = vars(self)[name] = getattr(re.compile(*self._source), name)
            return found

        def __reduce__(self):
            return re.compile, self._source

    def dataclass(cls=None, /, **options):
        """Like the decorator of the standard library, which it calls for the fields.

        The methods are made for the first instance, at a tenth of the cost of those of the standard
        library: compiling their source is what takes long, and only that of ``__init__`` has to
        be, once there are many instances. There is no ``order``, no ``slots`` and no field
        without ``init``.
        """
        if cls is None:
            return lambda cls: dataclass(cls, **options)
        fields = cls.__dataclass_fields__ = _Fields(cls, **options)

        def __init__(self, *args, **kwargs):
            fields.make_methods(cls)
            self.__init__(*args, **kwargs)

        def __setstate__(self, state):
            fields.make_methods(cls)
            vars(self).update(state)

        cls.__init__ = __init__
        cls.__setstate__ = __setstate__  # what is unpickled is made without __init__
        return cls

    frozen = dataclass(frozen=True)

    def replace(instance, /, **changes):
        """Like the function of the standard library, without a look at each default."""
        cls = type(instance)
        fields = cls.__names__
        if not changes.keys() <= fields or hasattr(cls, "__post_init__"):
            return dataclasses.replace(instance, **changes)
        made = object.__new__(cls)
        vars(made).update(vars(instance))
        for name in vars(made).keys() - fields | changes.keys():
            vars(made).pop(name, None)  # what is cached, and what is set once
        for name, value in changes.items():
            object.__setattr__(made, name, value)  # what is set may be parsed
        return made

    class _Fields:
        """Stands for the fields of a class until something asks for them, and makes its methods."""

        _lock = RLock()  # two threads may make the first two instances

        def __init__(self, cls, *, frozen=False, eq=True, unsafe_hash=False, kw_only=False):
            self._cls = cls
            self._frozen = frozen
            self._eq = eq
            self._hashed = unsafe_hash or frozen
            self.kw_only = kw_only

        def __get__(self, instance, owner):
            with self._lock:
                if vars(self._cls)["__dataclass_fields__"] is self:
                    make = dataclasses.dataclass(
                        init=False, repr=False, eq=False, kw_only=self.kw_only
                    )
                    make(self._cls)
            return owner.__dataclass_fields__

        def make_methods(self, cls):
            with self._lock:
                if "__setstate__" not in vars(cls):
                    return
                fields = _fields_of(cls)
                cls.__names__ = {field.name for field in fields}
                methods = {"__repr__": _repr([field.name for field in fields if field.repr])}
                if self._eq:
                    methods |= _comparison([field.name for field in fields if field.compare])
                    if not self._hashed:
                        methods["__hash__"] = None
                if self._frozen:
                    methods |= {"__setattr__": _refuse, "__delattr__": _refuse}
                for name, method in methods.items():
                    if name not in vars(cls):
                        setattr(cls, name, method)
                cls.__init__ = _first_init(cls, fields, frozen=self._frozen)
                del cls.__setstate__

    def _fields_of(cls):
        """Return the fields of *cls*, without what takes the standard library longest."""
        found = {}
        for base in reversed(cls.__mro__):
            made = vars(base).get("__dataclass_fields__", {})
            if isinstance(made, _Fields):
                made = {name: _field(base, name, made) for name in base.__annotations__}
            found.update(made)
        return list(found.values())

    def _field(cls, name, made):
        found = getattr(cls, name, MISSING)
        if not isinstance(found, dataclasses.Field):
            found = dataclasses.field(default=found)
        found.name, found.kw_only = name, made.kw_only
        return found

    def _repr(names):
        def __repr__(self):
            values = ", ".join(f"{name}={getattr(self, name)!r}" for name in names)
            return f"{type(self).__qualname__}({values})"

        return __repr__

    def _comparison(names):
        key = attrgetter(*names) if names else type

        def __eq__(self, other):
            return key(self) == key(other) if type(self) is type(other) else NotImplemented

        def __hash__(self):
            return hash(key(self))

        return {"__eq__": __eq__, "__hash__": __hash__}

    def _refuse(_self, name, *_):
        raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")

    def _first_init(cls, fields, *, frozen):
        """Return the ``__init__`` of the first few instances, which then compiles another."""
        fields = {field.name: field for field in fields}
        names = [name for name, field in fields.items() if not field.kw_only]
        finish = getattr(cls, "__post_init__", None)
        left = 3

        def __init__(self, *args, **kwargs):
            nonlocal left
            left -= 1
            values = {**dict(zip(names, args, strict=False)), **kwargs}
            fits = len(values) == len(args) + len(kwargs)
            for name, field in fields.items():
                if name not in values and field.default is not MISSING:
                    values[name] = field.default
                elif name not in values and field.default_factory is not MISSING:
                    values[name] = field.default_factory()
            if left < 0 or not fits or values.keys() != fields.keys():
                cls.__init__ = _init(fields.values(), frozen=frozen, finish=finish)
                cls.__init__(self, *args, **kwargs)  # it raises TypeError where that is due
                return
            for name in fields:
                object.__setattr__(self, name, values[name])
            if finish:
                finish(self)

        return __init__

    def _init(fields, *, frozen, finish):
        scope = {"MISSING": MISSING, "set_": object.__setattr__}
        positional, keywords, body = ["self"], ["*"], []
        for field in fields:
            name, default, value = field.name, f"default_{field.name}", field.name
            parameter = name
            if field.default_factory is not MISSING:
                scope[default] = field.default_factory
                parameter = f"{name}=MISSING"
                value = f"{default}() if {name} is MISSING else {name}"
            elif field.default is not MISSING:
                scope[default] = field.default
                parameter = f"{name}={default}"
            (keywords if field.kw_only else positional).append(parameter)
            body.append(f"set_(self, {name!r}, {value})" if frozen else f"self.{name} = {value}")
        if finish:
            body.append("self.__post_init__()")
        parameters = positional + (keywords if keywords[1:] else [])
        source = f"def __init__({', '.join(parameters)}):\n  " + "\n  ".join(body or ["pass"])
        exec(source, scope)
        return scope["__init__"]
