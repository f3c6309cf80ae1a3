"""Servers of the standard library, and whether what handles their requests may block."""

from __future__ import annotations

from guard_codemod.lazy import regex
from guard_codemod.rules.support.checker import Site
from guard_codemod.semantic.ast_utils import Function, last_name
from guard_codemod.semantic.blocking_analysis import Blocks

SERVERS = (
    "socketserver:serve_forever,handle_request http:serve_forever,handle_request"
    " wsgiref:serve_forever,handle_request xmlrpc:serve_forever,handle_request"
)
"""The words of a `KeywordFilter` for what has a server handle requests."""

SERVES = (".serve_forever", ".handle_request")


def handling_blocks(site: Site) -> bool:
    """Whether what handles a request of a server of the standard library may wait.

    The class of a handler may limit that by its ``timeout``. What is called by a handler of the
    standard library has to be sure to wait.
    """
    program = site.program
    given = program.calls_spelling(["register_function"])
    called = [site.resolve(argument) for call in given for argument in call.args]
    called += program.parameters.get("start_response", ())  # an application of WSGI
    called += (
        (f"{name}.{member.name}", member)
        for name, made in program.classes.items()
        if any(map(_HANDLES_REQUESTS.fullmatch, program.bases(made)))
        and not any("timeout" in map(last_name, getattr(one, "targets", ())) for one in made.body)
        for member in made.body
        if isinstance(member, Function)
    )
    enough = Blocks.LIKELY if "socketserver" in program.modules else Blocks.CERTAIN
    return any(
        site.blocking.of(local[1].body, local[0].rpartition(".")[0] or None) >= enough
        for local in called
        if local
    )


_HANDLES_REQUESTS = regex(r"(?:socketserver|http\.server)\.\w+RequestHandler")
