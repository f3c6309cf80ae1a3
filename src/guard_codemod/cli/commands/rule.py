"""``guard-codemod rule``."""

from __future__ import annotations

import click

from guard_codemod.cli import output
from guard_codemod.cli.options import command
from guard_codemod.formatters.rules import ALL_RULES, ONE_RULE
from guard_codemod.rules import all_rules


@command(
    "Explain a rule.",
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
  guard-codemod rule TG001
  guard-codemod rule unguarded-job
  guard-codemod rule --all --output-format json""",
)
def rule(rule: str | None, everything: bool, output_format: str) -> None:
    """Explain RULE, a code or a name: why it matters, with examples, and what to do."""
    if (rule is None) is not everything:
        raise click.UsageError("Name a rule, as in TG001, or give --all.")
    if rule is None:
        output.echo_lines([ALL_RULES[output_format](all_rules())])
        return
    named = next((one for one in all_rules() if rule.lower() in (one.code.lower(), one.name)), None)
    if named is None:
        raise click.UsageError(f"Unknown rule {rule!r}: guard-codemod rule --all lists them.")
    output.echo_lines([ONE_RULE[output_format](named)])
