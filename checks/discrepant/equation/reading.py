"""Which formula does a text write?  Parsed with `ast`, and rebuilt from a whitelist."""

from __future__ import annotations

import ast
import re
from fractions import Fraction

from discrepant.model import Name, Number, Operation, Relation, Term

MAX_CHARACTERS = 1_000
MAX_DEPTH = 50
MAX_TERMS = 100

_ARITHMETIC: dict[type[ast.operator], str] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
}
_COMPARISON: dict[type[ast.cmpop], str] = {
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
}
_REFUSED: dict[type[ast.AST], str] = {
    ast.Call: "a call",
    ast.Attribute: "an attribute",
    ast.Subscript: "an index",
    ast.Pow: "a power",
    ast.FloorDiv: "a floor division",
    ast.Mod: "a remainder",
    ast.LShift: "a shift",
    ast.RShift: "a shift",
    ast.Lambda: "a lambda",
    ast.IfExp: "a conditional",
    ast.BoolOp: "“and” or “or”",
    ast.Compare: "a comparison",
    ast.NamedExpr: "an assignment",
    ast.List: "a list",
    ast.Tuple: "a list",
    ast.ListComp: "a loop",
    ast.GeneratorExp: "a loop",
}
# What people write for an operator, and what is written here.
_INSTEAD = {"×": "*", "÷": "/", "−": "-", "–": "-", "≤": "<=", "≥": ">=", "≠": "!=", "²": "x * x"}
_STRANGE = re.compile(r"[^A-Za-z0-9_ .+\-*/%<>=!()\[\]{}:,&|^~@;]")
_NUMBER = re.compile(
    r"(?<![\w.])(?:(?:0|[1-9][0-9]{0,29})(?:\.[0-9]{1,30})?|\.[0-9]{1,30})(?![\w.])"
)
_DIGITS = re.compile(r"(?<![\w.])\.?[0-9][\w.]{0,40}")
_SINGLE_EQUALS = re.compile(r"(?<![<>=!])=(?!=)")


class EquationError(ValueError):
    """Raised for a formula that cannot be read; `offset` is the column within it, from 0."""

    def __init__(self, message: str, offset: int = 0) -> None:
        super().__init__(message)
        self.offset = offset


def parse_term(text: str) -> Term:
    """Return the term of a `derive:`, such as "planned_total / brigades".

    Takes names, numbers, + - * /, a minus sign and parentheses.  Raises EquationError for
    everything else, by name, and beyond MAX_CHARACTERS, MAX_DEPTH and MAX_TERMS.
    """
    return _term(_tree(text), text)


def parse_relation(text: str) -> Relation:
    """Return the relation of a `hold:` or `order:`: two terms and one of == != < <= > >=."""
    single = _SINGLE_EQUALS.search(text)
    if single:
        raise EquationError("“=” is no comparison; write “==”", single.start())
    tree = _tree(text)
    if not isinstance(tree, ast.Compare):
        raise EquationError("a comparison is missing; write one of == != < <= > >=")
    if len(tree.ops) > 1:
        raise EquationError(
            "more than one comparison; write an expectation for each",
            tree.comparators[0].end_col_offset or 0,
        )
    operator = _COMPARISON.get(type(tree.ops[0]))
    if operator is None:
        raise EquationError(
            "this compares nothing; write one of == != < <= > >=", tree.left.end_col_offset or 0
        )
    left, right = _term(tree.left, text), _term(tree.comparators[0], text)
    return Relation(operator, left, right, text.strip())


def _tree(text: str) -> ast.expr:
    _check_text(text)
    try:
        # Leading blanks are an indentation to Python; a blank inside brackets is not.
        tree = ast.parse(f"({text})", mode="eval").body
    except (SyntaxError, ValueError, MemoryError, RecursionError) as error:
        # Not its message, which speaks of Python: of octal numbers and of commas.
        offset = max((getattr(error, "offset", None) or 2) - 2, 0)
        message = "no formula; write names and numbers with + - * / between them"
        raise EquationError(message, min(offset, len(text))) from None
    operands = sum(isinstance(node, ast.Name | ast.Constant) for node in ast.walk(tree))
    signs = sum(isinstance(node, ast.UnaryOp) for node in ast.walk(tree))
    if max(operands, signs) > MAX_TERMS:
        raise EquationError(f"more than {MAX_TERMS} terms; write it in parts")
    return tree


def _check_text(text: str) -> None:
    if len(text) > MAX_CHARACTERS:
        raise EquationError(f"{len(text):,} characters; at most {MAX_CHARACTERS:,} are read")
    if not text.strip():
        raise EquationError("the formula is empty; write one such as a == b * c")
    strange = _STRANGE.search(text)
    if strange:
        raise EquationError(_strange(strange.group()), strange.start())
    depth = 0
    for offset, character in enumerate(text):
        depth += (character in "([{") - (character in ")]}")
        if depth < 0:
            raise EquationError("a bracket closes that was never opened; leave it out", offset)
        if depth > MAX_DEPTH:
            raise EquationError(f"brackets more than {MAX_DEPTH} deep; write it flatter", offset)
    for digits in _DIGITS.finditer(text):
        if not _NUMBER.fullmatch(digits.group()):
            raise EquationError(
                f"{digits.group()!r} is no number; write digits such as 12 or 0.5", digits.start()
            )


def _strange(character: str) -> str:
    if character in "'\"`":
        return "a string is no part of a formula; write names without quotes"
    instead = _INSTEAD.get(character)
    hint = f"; write “{instead}”" if instead else "; write names in a-z, and + - * /"
    return f"{character!r} is no part of a formula{hint}"


def _term(node: ast.expr, text: str) -> Term:
    match node:
        case ast.Name(id=name):
            return Name(name)
        case ast.Constant():
            return Number(_value(node, text))
        case ast.UnaryOp(op=ast.UAdd(), operand=operand):
            return _term(operand, text)
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return _negative(_term(operand, text))
        case ast.BinOp(op=op, left=left, right=right) if type(op) in _ARITHMETIC:
            return Operation(_ARITHMETIC[type(op)], _term(left, text), _term(right, text))
        case _:
            raise _refusal(node)


def _value(node: ast.Constant, text: str) -> Fraction:
    written = text[node.col_offset - 1 : (node.end_col_offset or 0) - 1]
    if not _NUMBER.fullmatch(written):
        raise EquationError(
            f"{written!r} is no number; write digits such as 12 or 0.5", node.col_offset - 1
        )
    return Fraction(written)


def _negative(term: Term) -> Term:
    if isinstance(term, Number):
        return Number(-term.value)
    return Operation("-", Number(Fraction(0)), term)


def _refusal(node: ast.expr) -> EquationError:
    kind: ast.AST = node.op if isinstance(node, ast.BinOp | ast.UnaryOp) else node
    named = _REFUSED.get(type(kind), "this")
    return EquationError(
        f"{named} is no part of a formula; it takes names, numbers, + - * / and brackets",
        max(node.col_offset - 1, 0),
    )
