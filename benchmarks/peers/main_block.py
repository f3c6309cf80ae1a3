"""What the rules for libcst-based tools have in common."""

import libcst as cst
import libcst.matchers as m

MAIN = m.SimpleString('"__main__"') | m.SimpleString("'__main__'")
MAIN_TEST = m.Comparison(m.Name("__name__"), [m.ComparisonTarget(m.Equal(), MAIN)])
ALARM = m.Call(m.Attribute(m.Name("signal"), m.Name("alarm")))


def is_unguarded(node: cst.If) -> bool:
    """Whether *node* is a main block that arms no alarm."""
    return m.matches(node.test, MAIN_TEST) and not m.findall(node.body, ALARM)
