"""TG108: a library retries on the guard's exception.

What each library does was measured with real processes that hang.
"""

from __future__ import annotations

import ast
import math
import re
from collections.abc import Callable, Iterator, Mapping

from guard_codemod.data.call import CLIENT, FOR_TEN_MINUTES, NETWORK, RETRIES_BY_ITSELF, Call
from guard_codemod.data.retries import NO_RETRIES
from guard_codemod.lazy import memoized
from guard_codemod.model import Doubt, Finding
from guard_codemod.rules.base import HazardRule
from guard_codemod.rules.support.checker import Site
from guard_codemod.semantic.ast_utils import Function, is_constant, keyword
from guard_codemod.semantic.blocking_analysis import Blocks
from guard_codemod.semantic.blocking_calls import RETRIES, client_bound
from guard_codemod.semantic.exception_matching import catches
from guard_codemod.semantic.handler_conditions import CaughtException
from guard_codemod.semantic.keyword_filter import KeywordFilter
from guard_codemod.semantic.model import SemanticModel
from guard_codemod.semantic.qualified_names import qualified_name


class TimeoutRetried(HazardRule):
    """Reports retries that the exception of the guard triggers."""

    summary = "a library takes the guard's exception for a failure and tries again"
    why = "The alarm goes off once: if the next attempt hangs too, nothing ends it."
    help = (
        "retry on named exceptions, without OSError,"
        " or add a backstop: apply --kill-after 60s --update"
    )
    known_limits = (
        "A client that makes all its attempts within the limit of the guard is not reported, or"
        " only with medium confidence if the file sets how many there are and they take more than a"
        " tenth of the limit. If the file turns retries off for one client, no client is reported."
        " A client that is not known is never reported."
    )
    precision = "2 of 3 findings at high confidence and 2 of 4 at medium"
    bad = """\
import tenacity
import urllib.request


@tenacity.retry(stop=tenacity.stop_after_attempt(3))
def fetch():
    return urllib.request.urlopen("http://127.0.0.1/").read()


if __name__ == "__main__":
    fetch()
"""
    good = bad.replace(
        "stop=tenacity.stop_after_attempt(3)",
        "\n    stop=tenacity.stop_after_attempt(3),"
        "\n    retry=tenacity.retry_if_exception_type(ConnectionError),\n",
    )
    keywords = KeywordFilter(concerns=lambda facts: facts.retries)

    @classmethod
    def check_site(cls, site: Site) -> Iterator[Finding]:
        if site.raised is None or isinstance(site.statement, ast.AsyncFunctionDef):
            return  # the event loop raises it, out of the library's sight
        for node, call, name in _calls(site):
            facts = site.program.known(name)
            retries = _RETRIES.get(facts.retries)
            if retries and retries(call, site) and not _ends_soon(call, site):
                library = name.partition(".")[0]
                message = f"{library} retries on the {site.raised}, and nothing arms the alarm"
                yield cls.at(node, message, doubts=_doubts(call, facts, site))


def _doubts(call: ast.Call, facts: Call, site: Site) -> Doubt:
    """Return why what *call*, of which *facts* are known, tries again may not outlast the guard."""
    if isinstance(site.statement, Function):
        wait = site.blocking.of(site.statement.body, site.owner_name)
        return Doubt.SELDOM.when(wait < Blocks.SOUNDS)
    seconds = client_bound(call, facts, site.program)
    gives_up = site.program.search(facts.only_with) is None
    guessed = gives_up or (seconds or math.inf) < site.blocking.limit
    return Doubt.GUESSED.when(guessed) | Doubt.SELDOM.when(gives_up and _is_local(call))


def _is_local(call: ast.Call) -> bool:
    """Whether the server of *call*, which makes a client, is on the same machine.

    A port of its own may be that of a tunnel to another.
    """
    if keyword(call, "port") or len(call.args) > 1:
        return False
    host = keyword(call, "host", "url") or (call.args[0] if call.args else None)
    return host is None or "localhost" in ast.unparse(host) or "127.0.0.1" in ast.unparse(host)


def _calls(site: Site) -> Iterator[tuple[ast.expr, ast.Call, str]]:
    """Yield the calls at *site*, decorators without arguments among them."""
    yield from ((call, call, name) for call, name in site.calls)
    for decorator in site.statement.decorator_list if isinstance(site.statement, Function) else ():
        if not isinstance(decorator, ast.Call):
            yield (
                decorator,
                ast.Call(decorator, [], []),
                site.program.qualified(decorator),
            )


def _ends_soon(call: ast.Call, site: Site) -> bool:
    """Whether *call* decorates what has a limit of its own, and counts its attempts."""
    function = site.statement
    return (
        isinstance(function, Function)
        and re.search(r"attempt|tries", ast.unparse(call)) is not None
        and site.blocking.is_limited(function, site.owner_name)
    )


def _tenacity(call: ast.Call, site: Site) -> bool:
    stop = keyword(call, "stop")
    if stop is not None and any(_stops(node, site.program) for node in ast.walk(stop)):
        return False
    when = keyword(call, "retry")
    return when is None or _tenacity_retries(when, site)


def _stops(node: ast.AST, program: SemanticModel) -> bool:
    """Whether *node* makes tenacity give up at once, after a hang."""
    if not isinstance(node, ast.Call):
        return False
    name = program.qualified(node.func)
    return program.known(name).stops_retries or (
        name.endswith("stop_after_attempt") and is_constant(_argument(node, "", 0), 1)
    )


def _tenacity_retries(when: ast.expr, site: Site) -> bool:
    if isinstance(when, ast.BinOp):
        both = (_tenacity_retries(when.left, site), _tenacity_retries(when.right, site))
        return any(both) if isinstance(when.op, ast.BitOr) else all(both)
    if not isinstance(when, ast.Call):
        return False
    condition = site.program.qualified(when.func).rpartition(".")[2]
    named = _argument(when, "exception_types", 0)
    if condition == "retry_if_exception_type":
        return _catches(named, site)
    if condition in ("retry_if_not_exception_type", "retry_unless_exception_type"):
        return not _catches(named, site)
    return condition == "retry_any" and any(_tenacity_retries(node, site) for node in when.args)


def _backoff(call: ast.Call, site: Site) -> bool:
    gives_up = keyword(call, "giveup")
    if gives_up is not None and "timeout" in qualified_name(gives_up, {}):
        return False
    named = _argument(call, "exception", 1)
    return named is not None and _catches(named, site)


def _retrying(call: ast.Call, site: Site) -> bool:
    if keyword(call, "stop_max_delay") is not None:
        return False
    predicate = keyword(call, "retry_on_exception")
    if isinstance(predicate, ast.Lambda):
        name = predicate.args.args[0].arg if predicate.args.args else None
        return CaughtException(name, site.program, site.raised).decide(predicate.body) is True
    return predicate is None


def _retry(call: ast.Call, site: Site, at: int = 0) -> bool:
    once = is_constant(_argument(call, "tries", at + 1), 1)
    return not once and _catches(_argument(call, "exceptions", at), site)


def _stamina(call: ast.Call, site: Site) -> bool:
    """By default it gives up once 45 seconds have passed."""
    on = keyword(call, "on")
    return is_constant(keyword(call, "timeout"), None) and on is not None and _catches(on, site)


def _requests(call: ast.Call, site: Site) -> bool:
    retries = _argument(call, "max_retries", 2)
    if isinstance(retries, ast.Call):
        if _retries_no_read(retries):
            return False
    elif retries is None or not (isinstance(retries, ast.Name) or _is_number(retries)):
        return False
    return not _is_limited(site) and not _only_posts(site.program)


def _retries_no_read(retries: ast.Call) -> bool:
    """Whether *retries*, a ``Retry`` of urllib3, does not try again what has been sent."""
    given = [_argument(retries, name, at) for name, at in (("total", 0), ("read", 2))]
    return any(is_constant(value, off) for value in given for off in (0, False))


def _botocore(call: ast.Call, _visit: Site) -> bool:
    retries = keyword(call, "retries")
    return retries is not None and not (
        isinstance(retries, ast.Dict)
        and any(is_constant(value, 0) or is_constant(value, 1) for value in retries.values)
    )


def _urllib3(_call: ast.Call, site: Site) -> bool:
    made = site.program.calls_spelling(["Retry"])
    return not (_is_limited(site) or any(map(_retries_no_read, made)))


def _client(call: ast.Call, site: Site) -> bool:
    """Clients that retry, unless they give up soon, by default, or the file turns that off."""
    seconds = client_bound(call, site.program.facts_of(call), site.program) or 0
    told = keyword(call, *RETRIES) is not None
    enough = site.blocking.late if told else site.blocking.limit
    return seconds >= enough and site.program.search(NO_RETRIES) is None


def _reconnect(call: ast.Call, _site: Site) -> bool:
    every = keyword(call, "reconnect")
    return every is not None and not is_constant(every, 0)


def _is_limited(site: Site) -> bool:
    """Whether something in the file gives calls a limit, or turns retries off."""
    limits = rf"timeout[^\w,)]{{1,3}}(?!None)|{NO_RETRIES}"
    return site.program.search(limits) is not None


@memoized
def _only_posts(program: SemanticModel) -> bool:
    """Whether *program* makes only requests that are not retried once they have been sent."""
    names = {
        program.qualified(node)
        for node in ast.walk(program.tree)
        if isinstance(node, ast.Attribute)
    }
    methods = {
        name.rpartition(".")[2]
        for name in names
        if "ession()." in name and program.known(name).on == NETWORK
    }
    return bool(methods) and methods <= {"post", "patch"}


_RETRIES: Mapping[str, Callable[[ast.Call, Site], bool]] = {
    "tenacity": _tenacity,
    "backoff": _backoff,
    "retrying": _retrying,
    "retry": _retry,
    "retry_call": lambda call, site: _retry(call, site, at=3),
    "stamina": _stamina,
    "reconnect": _reconnect,
    "requests": _requests,
    "botocore": _botocore,
    "urllib3": _urllib3,
    "kombu": lambda call, _site: (
        not (keyword(call, "max_retries", "timeout") or any(map(_is_number, call.args)))
    ),
    CLIENT: _client,
    FOR_TEN_MINUTES: lambda call, site: site.blocking.limit < 600 and _client(call, site),
    RETRIES_BY_ITSELF: lambda _call, _site: True,
}
"""Whether a call of a library retries on the guard's exception."""


def _catches(node: ast.expr | None, site: Site) -> bool:
    """Whether *node* names the guard's exception; what is not named is any."""
    return catches(node, site.program, site.raised)


def _argument(call: ast.Call, name: str, at: int) -> ast.expr | None:
    """Return the argument of *call* that is called *name*, or stands at position *at*."""
    return keyword(call, name) or next(iter(call.args[at:]), None)


def _is_number(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, int) and node.value > 0
