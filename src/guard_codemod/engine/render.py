"""The new content that is planned for a file, proved to be right before anybody sees it."""

from __future__ import annotations

import ast

from guard_codemod.detection.file_model import armed_by
from guard_codemod.engine.file_plan import FilePlan
from guard_codemod.files.source_file import SourceError, decode, encode
from guard_codemod.rewriting.edits import RewriteError, rewrite
from guard_codemod.rewriting.incremental_parse import parse_rewritten
from guard_codemod.rewriting.verify import (
    VerificationError,
    verify,
    verify_completion,
    verify_lines,
)
from guard_codemod.semantic.parsing import Unparsable, parse


def rewritten(planned: FilePlan) -> tuple[bytes, ast.Call | None]:
    """Return the new content that is planned, and the call that arms its guard, unless half of that was there.

    Raises `VerificationError` unless the content is proved to be right.
    """
    plan, before = planned.plan, planned.program.tree
    try:
        new = rewrite(planned.text, plan)
        data = encode(new)
        text = decode(data)
        if plan.completion is not None:
            verify_completion(before, parse(text.content), plan.completion)
            return data, None
        tree = parse_rewritten(before, planned.text, text, plan)
    except Unparsable as error:
        raise VerificationError(f"the new text does not parse: {error}") from error
    except (RewriteError, SourceError, UnicodeEncodeError) as error:
        raise VerificationError(str(error)) from error
    armed = armed_by(tree, text.content)
    if armed is None:
        raise VerificationError("a second pass would not find the guard")
    verify(before, tree, plan)
    verify_lines(planned.text, new, plan)
    return data, armed
