"""Who calls whom in a program: what the main thread may run, and what is run over and over."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import field

from guard_codemod.data.call import COROUTINE
from guard_codemod.lazy import cached_property, dataclass, frozen, memoized, recursive
from guard_codemod.semantic.ast_utils import (
    COMPREHENSIONS,
    NAMES,
    Function,
    arguments,
    items_of,
    keyword,
    last_name,
    own_expressions,
    parameters_of,
    values_given,
)
from guard_codemod.semantic.fork_branches import is_for_others
from guard_codemod.semantic.handler_conditions import (
    CaughtException,
    constant_arguments,
    shared_constants,
)
from guard_codemod.semantic.instances import Instances
from guard_codemod.semantic.model import SemanticModel
from guard_codemod.semantic.qualified_names import qualified_name
from guard_codemod.semantic.statement_index import StatementContext


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
    called_elsewhere: set[int] = field(default_factory=set)
    """The functions of a library that others call, as far as that is known."""
    _sites: dict[int, list[CallSite]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._instances = Instances(self.program, self.is_library)

    @memoized
    def is_reachable(self, function: Function | None) -> bool:
        """Whether the main thread may run *function*; None is the module level."""
        return function is None or self.is_library or self.is_reached(function)

    @memoized
    def _is_mentioned(self, function: Function | None) -> bool:
        """Whether *function* is reached if each branch may be taken."""
        return function is None or self.is_library or self.is_reached(function, any_branch=True)

    def is_reached(
        self,
        function: Function,
        root: Function | None = None,
        since: int = 0,
        *,
        any_branch: bool = False,
    ) -> bool:
        """Whether *function* is reached from *root*, or from the module level *since* a line.

        Branches that the constants which are passed exclude are left out, unless *any_branch*.
        """
        seen = {id(function)}
        callers = [function]
        while callers:
            caller = callers.pop()
            if caller is root:
                return True
            for site in self.sites(caller):
                if site.placed and not any_branch and self.is_excluded(site.placed):
                    continue
                if site.caller is None and root is None:
                    placed = site.called and site.placed
                    if not placed or (placed.statement.end_lineno or since) >= since:
                        return True
                if site.caller is not None and id(site.caller) not in seen:
                    seen.add(id(site.caller))
                    callers.append(site.caller)
        return False

    def is_excluded(self, placed: StatementContext) -> bool:
        """Whether *placed* is in a branch that the constants passed to its function exclude."""
        children = (*placed.within[1:], placed.statement)
        branches = [
            (parent.test, getattr(child, "lineno", 0) <= parent.body[-1].lineno)
            for parent, child in zip(placed.within, children, strict=False)
            if isinstance(parent, ast.If)
        ]
        values = self.constants_of(placed.function) if branches else {}
        known = CaughtException(None, self.program, None, values)
        return bool(values) and any(known.decide(test) is (not taken) for test, taken in branches)

    def constants_of(self, function: Function | None) -> Mapping[str, ast.Constant]:
        """Return the constants that all calls of *function* pass to it, by its parameters."""
        if function is None or id(function) in self.called_elsewhere:
            return {}
        return self._constants_of(function)

    @recursive(meanwhile={})
    def _constants_of(self, function: Function) -> Mapping[str, ast.Constant]:
        takes = [parameter.arg for parameter in parameters_of(function)]
        if takes in ([], ["self"], ["cls"]) and not function.args.kwarg:
            return {}
        sites = self.sites(function)
        if not all(site.called and self._is_of(site, function) for site in sites):
            return {}
        callers = [site for site in sites if self._is_mentioned(site.caller)]
        given = [
            constant_arguments(site.call, function, self.constants_of(site.caller))
            for site in callers
        ]
        return shared_constants(given, function)

    def _is_of(self, site: CallSite, function: Function) -> bool:
        """Whether what *site* passes is passed to *function*, rather than to its class."""
        called = last_name(site.call.func) if isinstance(site.call, ast.Call) else ""
        return called not in self.program.classes or function.name == "__init__"

    def sites(self, function: Function) -> Sequence[CallSite]:
        """Return the places that mention *function*, or what it is returned for as a decorator."""
        if id(function) not in self._sites:
            sites = self._sites[id(function)] = self._mentioning(function)
            self._sites[id(function)] = [outer for site in sites for outer in self._behind(site)]
        return self._sites[id(function)]

    def _mentioning(self, function: Function) -> list[CallSite]:
        key = id(function)
        mentions = self._mentions_of(key, {function.name, *self._instances.classes_of.get(key, ())})
        handed = any(key in inside.handed for inside in mentions)
        if handed:  # whoever makes an object of its class does not call it
            mentions = self._mentions_of(key, {function.name})
        sites = [site for inside in mentions for site in inside.sites.get(key, ())]
        decorators = map(self.program.facts_of, function.decorator_list)
        classes = self._instances.classes_of.get(key, ())
        foreign = not classes or any(
            self._instances.is_called_above(name, function) for name in classes
        )
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

    @memoized
    def _mentions_in(self, placed: StatementContext) -> _Mentions:
        statement, owner = placed.statement, placed.owner
        mentions = _Mentions()
        nodes = own_expressions(statement)
        named = [
            node
            for node in nodes
            if isinstance(node, NAMES)
            and isinstance(node.ctx, ast.Load)
            and last_name(node) in self._names
        ]
        if not named or isinstance(statement, ast.ClassDef):  # which makes no objects
            return mentions
        calls = [node for node in nodes if isinstance(node, ast.Call)]
        called = {id(call.func): call for call in calls}
        # What is called is not handed over, and most is.
        passing = () if all(id(node) in called for node in named) else calls
        handed = {id(inner) for call in passing for inner in self._handed_over(call, owner)}
        if isinstance(statement, ast.Assign):
            given = _given_to_partial(statement.value, self.program)
            if isinstance(given, NAMES) and self._is_handed_over(statement, placed):
                handed.add(id(given))
        repeated = {
            id(inner)
            for node in nodes
            if isinstance(node, COMPREHENSIONS)
            for inner in _each_time(node)
        }
        each = (call for call in passing if self.program.facts_of(call).calls_each)
        iterated = {id(argument) for call in each for argument in call.args[:1]}
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
                mentions.handed |= {id(function) for function in self._meant(node, placed)}
                continue
            again = id(node) in iterated | (repeated & called.keys())
            for function in self._meant(node, placed):
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

    def _is_another(self, function: Function, placed: StatementContext) -> bool:
        """Whether the name of *function* means a parameter or a variable at *placed*."""
        inside = placed.function
        if inside is None or inside.lineno < function.lineno <= (inside.end_lineno or 0):
            return False
        is_parameter = function.name in (argument.arg for argument in parameters_of(inside))
        return is_parameter or id(function) in self._instances.classes_of

    def _is_handed_over(self, statement: ast.Assign, placed: StatementContext) -> bool:
        """Whether *statement*, at *placed*, is of a variable that is only handed over."""
        target, *others = statement.targets
        if others or not isinstance(target, ast.Name):
            return False
        used, handed = set(), set()
        for other in self.program.statements.spelling([target.id]):
            nodes = own_expressions(other.statement) if other.function is placed.function else ()
            for node in nodes:
                if isinstance(node, ast.Name) and node.id == target.id:
                    used.add(id(node))
                elif isinstance(node, ast.Call):
                    handed |= {*map(id, self._handed_over(node, placed.owner))}
        used.discard(id(target))
        return bool(used) and used <= handed

    def _handed_over(self, call: ast.Call, owner: ast.ClassDef | None) -> list[ast.expr]:
        if self.program.facts_of(call).hands_over:
            return [_given_to_partial(value, self.program) for value in values_given(call)]
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
        self, node: ast.Name | ast.Attribute, placed: StatementContext
    ) -> Iterator[Function]:
        name, local = self.program.qualified(node), self._local(node, placed.owner)
        if isinstance(node, ast.Name) and node.id in self.program.classes:
            yield from self._instances.run_by_others(node.id)
        elif local:
            if not (isinstance(node, ast.Name) and self._is_another(local[1], placed)):
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
                if self._instances.has(method):
                    yield method


def _given_to_partial(value: ast.expr, program: SemanticModel) -> ast.expr:
    """Return the function that *value* is, with some of its arguments bound if any."""
    while isinstance(value, ast.Call) and value.args:
        if program.qualified(value.func) != "functools.partial":
            break
        value = value.args[0]
    return value


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
