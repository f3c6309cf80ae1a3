"""Who calls whom in a program: what the main thread may run, and what is run over and over."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import field

from guard_codemod.data.call import COROUTINE
from guard_codemod.lazy import cached_property, dataclass, frozen, memoized, recursive, regex
from guard_codemod.semantic.ast_utils import (
    COMPREHENSIONS,
    NAMES,
    Function,
    arguments,
    items_of,
    keyword,
    last_name,
    own_expressions,
    values_given,
)
from guard_codemod.semantic.fork_branches import is_for_others
from guard_codemod.semantic.model import SemanticModel
from guard_codemod.semantic.qualified_names import qualified_name
from guard_codemod.semantic.statement_index import StatementContext

_SPECIAL_METHODS = (
    "__init__",
    "__enter__",
    "__exit__",
    "__iter__",
    "__next__",
    "__call__",
    "__del__",
)


@frozen
class CallSite:
    """A place that mentions a function: in `caller`, None at module level.

    `called` says that it calls the function, `repeated` that it does so for each item, `dropped`
    that the return value is discarded, and `exits` that it becomes the job's exit status. `placed`
    is the statement, and `call` the whole call, if they are known.
    """

    caller: Function | None
    placed: StatementContext | None = None
    called: bool = False
    repeated: bool = False
    dropped: bool = False
    exits: bool = False
    call: ast.expr | None = None


@dataclass
class _Mentions:
    """The functions that one statement mentions, with the sites; `handed` are those of others.

    Another thread or process runs these.
    """

    sites: dict[int, list[CallSite]] = field(default_factory=lambda: defaultdict(list))
    handed: set[int] = field(default_factory=set)


@dataclass
class CallGraph:
    """What of a program is reached from its module level, by the names of functions.

    Only the statements that mention a function are looked into. Others may call any function of a
    library.
    """

    program: SemanticModel
    is_library: bool = False
    _sites: dict[int, list[CallSite]] = field(default_factory=dict)

    @memoized
    def is_reachable(self, function: Function | None) -> bool:
        """Whether the main thread may run *function*; None is the module level."""
        return function is None or self.is_library or self.is_reached(function)

    def is_reached(self, function: Function, root: Function | None = None, since: int = 0) -> bool:
        """Whether *function* is reached from *root*, or from the module level *since* a line."""
        seen = {id(function)}
        callers = [function]
        while callers:
            caller = callers.pop()
            if caller is root:
                return True
            for site in self.sites(caller):
                if site.caller is None and root is None:
                    placed = site.called and site.placed
                    if not placed or (placed.statement.end_lineno or since) >= since:
                        return True
                if site.caller is not None and id(site.caller) not in seen:
                    seen.add(id(site.caller))
                    callers.append(site.caller)
        return False

    def sites(self, function: Function) -> Sequence[CallSite]:
        """Return the places that mention *function*, or what it is returned for as a decorator."""
        if id(function) not in self._sites:
            sites = self._sites[id(function)] = self._mentioning(function)
            self._sites[id(function)] = [outer for site in sites for outer in self._behind(site)]
        return self._sites[id(function)]

    def _mentioning(self, function: Function) -> list[CallSite]:
        key = id(function)
        mentions = self._mentions_of(key, {function.name, *self._classes_of.get(key, ())})
        handed = any(key in inside.handed for inside in mentions)
        if handed:  # whoever makes an object of its class does not call it
            mentions = self._mentions_of(key, {function.name})
        sites = [site for inside in mentions for site in inside.sites.get(key, ())]
        decorators = map(self.program.facts_of, function.decorator_list)
        classes = [self.program.classes[name] for name in self._classes_of.get(key, ())]
        foreign = not classes or any(map(self._is_foreign, classes))
        if foreign and not handed and not all(facts.calls_nothing for facts in decorators):
            sites.append(CallSite(None))  # its decorator may have it called
        return sites

    def _behind(self, site: CallSite) -> Sequence[CallSite]:
        """Return *site*, or where the functions are called that it decorates by returning one."""
        if site.caller is None or not _is_returned(site):
            return [site]
        around = self._mentioning(site.caller)
        outer = [site.caller, *(other.caller for other in around if _is_returned(other))]
        names = {function.name for function in outer if function}
        sites = [
            other
            for function in self.program.functions.values()
            if any(
                qualified_name(decorator, {}).removesuffix("()") in names
                for decorator in function.decorator_list
            )
            for other in self.sites(function)
        ]
        return sites or [site]

    def _mentions_of(self, key: int, names: set[str]) -> list[_Mentions]:
        """Return the mentions of the function *key* by statements that spell one of *names*."""
        mentions = {
            at: mentioned
            for name in names
            for at, mentioned in self._by_function(name).get(key, ())
        }
        return [mentions[at] for at in sorted(mentions)]

    @memoized
    def _by_function(self, name: str) -> dict[int, list[tuple[tuple[int, int], _Mentions]]]:
        """Return by function, with their places, what the statements that spell *name* mention."""
        by_key = defaultdict(list)
        for placed in self.program.statements.spelling([name]):
            mentions = self._mentions_in(placed)
            at = placed.statement.lineno, placed.statement.col_offset
            for key in mentions.sites.keys() | mentions.handed:
                by_key[key].append((at, mentions))
        return by_key

    @cached_property
    def _classes_of(self) -> dict[int, list[str]]:
        """The classes of which the objects have a method, by its id."""
        classes: dict[int, list[str]] = defaultdict(list)
        for name, definition in self.program.classes.items():
            lineage = [definition]
            for made in lineage:
                bases = map(self.program.classes.get, self.program.bases(made))
                lineage += (base for base in bases if base and base not in lineage)
            for member in (member for made in lineage for member in made.body):
                classes[id(member)].append(name)
        return classes

    @memoized
    def _mentions_in(self, placed: StatementContext) -> _Mentions:
        statement, owner = placed.statement, placed.owner
        mentions = _Mentions()
        nodes = own_expressions(statement)
        named = [
            node for node in nodes if isinstance(node, NAMES) and last_name(node) in self._names
        ]
        if not named or isinstance(statement, ast.ClassDef):  # which makes no objects
            return mentions
        calls = [node for node in nodes if isinstance(node, ast.Call)]
        called = {id(call.func): call for call in calls}
        handed = {id(inner) for call in calls for inner in self._handed_over(call, owner)}
        repeated = {
            id(inner)
            for node in nodes
            if isinstance(node, COMPREHENSIONS)
            for inner in _each_time(node)
        }
        iterated = {
            id(argument)
            for call in calls
            if self.program.facts_of(call).calls_each
            for argument in call.args[:1]
        }
        awaited = {
            id(node.value.func)
            for node in nodes
            if isinstance(node, ast.Await) and isinstance(node.value, ast.Call)
        }
        value = statement.value if isinstance(statement, ast.Expr) else None
        run = self.run_by(value)
        dropped = id(run.func) if isinstance(run, ast.Call) else None
        status = self._status(value if value is not None else getattr(statement, "exc", None))
        others = is_for_others(placed, self.program)
        for node in named:
            if others or id(node) in handed:
                mentions.handed |= {id(function) for function in self._meant(node, owner)}
                continue
            again = id(node) in iterated | (repeated & called.keys())
            for function in self._meant(node, owner):
                one_by_one = isinstance(function, ast.FunctionDef) or id(node) in awaited
                site = CallSite(
                    placed.function,
                    placed,
                    id(node) in called,
                    again and one_by_one,
                    id(node) == dropped,
                    node is status,
                    called.get(id(node)),
                )
                mentions.sites[id(function)].append(site)
        return mentions

    def _status(self, exits: ast.expr | None) -> ast.expr | None:
        """Return what is called for the status in *exits*, if that is like ``sys.exit(main())``."""
        if not isinstance(exits, ast.Call):
            return None
        name = self.program.qualified(exits.func)
        if not (self.program.known(name).exits or name == "SystemExit"):
            return None
        status = self.run_by(exits.args[0] if exits.args else None)
        return status.func if isinstance(status, ast.Call) else None

    def run_by(self, value: ast.expr | None) -> ast.expr | None:
        """Return the call that *value* runs, as ``main()`` in ``asyncio.run(main())``."""
        if isinstance(value, ast.Await):
            return self.run_by(value.value)
        if isinstance(value, ast.Call) and value.args:
            runs = self.program.facts_of(value).runs == COROUTINE
            return self.run_by(value.args[0]) if runs else value
        return value

    @cached_property
    def _names(self) -> set[str]:
        """What functions, methods and classes of the program are called."""
        return {*self.program.methods, *self.program.functions, *self.program.classes}

    def _handed_over(self, call: ast.Call, owner: ast.ClassDef | None) -> list[ast.expr]:
        if self.program.facts_of(call).hands_over:
            return values_given(call)
        target = keyword(call, "target")
        functions = [target] if target else []
        local = self._local(call.func, owner)
        names = self._hands_on(*local) if local else ()
        given = arguments(call, local[1]) if local and names else {}
        return [*functions, *(given[name] for name in names if name in given)]

    @recursive(meanwhile=frozenset())
    def _hands_on(self, key: str, function: Function) -> Set[str]:
        """Return the parameters of *function* that it itself hands over to a thread."""
        owner = self.program.classes.get(key.rpartition(".")[0])
        return {
            last_name(node)
            for call in self.program.calls_in(function.body)
            for node in self._handed_over(call, owner)
            if isinstance(node, ast.Name)
        }

    def _local(self, node: ast.expr, owner: ast.ClassDef | None) -> tuple[str, Function] | None:
        name = self.program.qualified(node)
        return self.program.resolve_call(name, owner.name if owner else None)

    def _meant(
        self, node: ast.Name | ast.Attribute, owner: ast.ClassDef | None
    ) -> Iterator[Function]:
        name, local = self.program.qualified(node), self._local(node, owner)
        if isinstance(node, ast.Name) and node.id in self.program.classes:
            yield from self._run_by_others[node.id]
        elif local:
            yield local[1]
        elif (
            isinstance(node, ast.Attribute)
            and name.partition(".")[0] not in self.program.aliases.values()
        ):
            attribute = name.removeprefix("self.").partition(".")[0]
            made = self.program.attributes.get(attribute, "").removesuffix("()")
            if name.startswith("self.") and made and made not in self.program.classes:
                return
            for key in self.program.methods.get(node.attr, ()):
                method = self.program.functions[key]
                if not self._is_a_threads(method) and self._is_of_an_object(method):
                    yield method

    def _is_of_an_object(self, method: Function) -> bool:
        """Whether something outside of its class may make an object that has *method*."""
        classes = self._classes_of.get(id(method), ())
        return self.is_library or any(map(self._is_made, classes)) or not classes

    @recursive(meanwhile=True)  # in a circle of classes
    def _is_made(self, name: str) -> bool:
        """Whether something outside of the class *name* may make an object of it."""
        made = self.program.classes[name]
        if made.decorator_list or made.keywords or self._is_foreign(made):
            return True
        if _looks_up_names(self.program):
            return True
        return any(
            self._is_made(placed.statement.name)
            if isinstance(placed.statement, ast.ClassDef)
            else not made.lineno <= placed.statement.lineno <= (made.end_lineno or 0)
            for placed in self.program.statements.spelling([made.name])
            if placed.statement is not made
            and any(
                isinstance(node, NAMES) and last_name(node) == made.name
                for node in own_expressions(placed.statement)
            )
        )

    def _is_foreign(self, made: ast.ClassDef) -> bool:
        """Whether code outside the file may make objects of *made*, or call methods of them."""
        bases = self.program.bases(made)
        return any(
            base not in self.program.classes and not self.program.known(base).calls_nothing
            for base in bases
        )

    @cached_property
    def _run_by_others(self) -> dict[str, list[Function]]:
        """The methods of each class that code outside the file may call through a base class."""
        methods_of: dict[str, list[Function]] = {}
        for name, made in self.program.classes.items():
            foreign = self._is_foreign(made)
            methods = [method for method in made.body if isinstance(method, Function)]
            called = (method for method in methods if foreign or method.name in _SPECIAL_METHODS)
            inherited = (
                method for base in self.program.bases(made) for method in methods_of.get(base, ())
            )
            methods_of[name] = [method for method in called if not self._is_a_threads(method)] + [
                *inherited
            ]
        return methods_of

    def _is_a_threads(self, function: Function) -> bool:
        return id(function) in self._run_by_threads

    @cached_property
    def _run_by_threads(self) -> set[int]:
        return {
            id(member)
            for made in self.program.classes.values()
            for base in made.bases
            if self.program.facts_of(base).runs_itself
            for member in made.body
            if isinstance(member, Function)
            and (member.name == "run" or last_name(base).endswith("Servicer"))
        }


_LOOKS_UP_NAMES = regex(
    r"\b(?:__subclasses__|__all__|eval|getattr\((?:sys|module)|getmembers|globals|locals|vars)\b"
)


@memoized
def _looks_up_names(program: SemanticModel) -> bool:
    """Whether *program* may use a class without naming it."""
    return program.search(_LOOKS_UP_NAMES) is not None


def _is_returned(site: CallSite) -> bool:
    """Whether *site* returns the function, as decorators do."""
    returns = site.placed is not None and isinstance(site.placed.statement, ast.Return)
    return returns and not site.called


def _each_time(comprehension: ast.expr) -> Iterator[ast.AST]:
    """Yield the nodes of *comprehension* that are evaluated for each item."""
    assert isinstance(comprehension, COMPREHENSIONS)
    tests = (test for generator in comprehension.generators for test in generator.ifs)
    for part in (*items_of(comprehension), *tests):
        yield from ast.walk(part)
