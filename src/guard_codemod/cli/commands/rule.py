"""``guard-codemod rule``."""

from __future__ import annotations

import click

from guard_codemod.cli import output
from guard_codemod.cli.options import command
from guard_codemod.formatters.rules import ALL_RULES, ONE_RULE, list_of
from guard_codemod.rules import all_rules
from guard_codemod.rules.registry import code_in
from guard_codemod.rules.selection import similar


@command(
    "Explain a rule, or list all of them.",
    click.argument("rule", required=False),
    click.option("--all", "everything", is_flag=True, help="Explain all rules."),
    click.option(
        "--output-format",
        type=click.Choice(list(ONE_RULE)),
        default="text",
        show_default=True,
        help="Format of the explanation.",
    ),
    examples="""
  guard-codemod rule
  guard-codemod rule TG001
  guard-codemod rule unguarded-job
  guard-codemod rule --all --output-format json""",
)
def rule(rule: str | None, everything: bool, output_format: str) -> None:
    """Explain RULE, a code or a name: why it matters, with examples, and what to do.

    Without RULE, lists all rules.
    """
    if rule is None:
        explain = ALL_RULES[output_format] if everything or output_format != "text" else list_of
        output.echo_lines([explain(all_rules())])
        return
    if everything:
        raise click.UsageError("give a rule or --all, not both")
    known = next((known for known in all_rules() if known.code == code_in(rule)), None)
    if known is None:
        hint = similar(rule, "guard-codemod rule lists them")
        raise click.UsageError(f"unknown rule {rule!r}: {hint}")
    output.echo_lines([ONE_RULE[output_format](known)])
