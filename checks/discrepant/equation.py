"""What does a formula say, what is it worth, and do its dimensions agree?

A formula is parsed with `ast` and rebuilt from a whitelist; nothing is ever evaluated by
Python.  Numbers are taken from the text as it is written, so that 0.1 is one tenth.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Mapping
from fractions import Fraction

from discrepant.interval import Interval, plain
from discrepant.model import Dimension, Name, Number, Operation, Relation, Term

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
_NUMBER = re.compile(r"(?<![\w.])(?:[0-9]{1,30}(?:\.[0-9]{1,30})?|\.[0-9]{1,30})(?![\w.])")
_DIGITS = re.compile(r"(?<![\w.])\.?[0-9][\w.]{0,40}")
_SINGLE_EQUALS = re.compile(r"(?<![<>=!])=(?!=)")
_BINDING = {"+": 1, "-": 1, "*": 2, "/": 2}
_SHOWN = {"*": "×", "-": "−"}


class EquationError(ValueError):
    """Raised for a formula that cannot be read; `offset` is the column within it, from 0."""

    def __init__(self, message: str, offset: int = 0) -> None:
        super().__init__(message)
        self.offset = offset


# ---------------------------------------------------------------- text to terms


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
        raise EquationError("a comparison is missing: one of == != < <= > >=")
    if len(tree.ops) > 1:
        raise EquationError(
            "more than one comparison; write an expectation for each",
            tree.comparators[0].end_col_offset or 0,
        )
    operator = _COMPARISON.get(type(tree.ops[0]))
    if operator is None:
        raise EquationError("only == != < <= > >= compare", tree.left.end_col_offset or 0)
    left, right = _term(tree.left, text), _term(tree.comparators[0], text)
    return Relation(operator, left, right, text.strip())


def check_term(term: Term) -> None:
    """Raise EquationError for a division by what is zero whatever the articles say."""
    if not isinstance(term, Operation):
        return
    check_term(term.left)
    check_term(term.right)
    is_constant = term.operator == "/" and not names(term.right)
    if is_constant and evaluate(term.right, {}) == Interval.point(Fraction(0)):
        raise EquationError(f"“{show(term)}” divides by zero")


def check_sides(relation: Relation) -> None:
    """Raise EquationError for a relation that no article can break or none can keep."""
    check_term(relation.left)
    check_term(relation.right)
    if relation.left == relation.right:
        side = show(relation.left)
        raise EquationError(f"“{side}” stands on both sides; what it says is no news")


def check_order(relation: Relation) -> None:
    """Raise EquationError unless a relation orders days: `a < b`, `a + 3 <= b`.

    Each side is the name of a date quantity, perhaps plus or minus a whole number of days.
    """
    if relation.operator not in ("<", "<="):
        raise EquationError(f"days are put in order with < or <=, not {relation.operator}")
    for side in (relation.left, relation.right):
        if not _is_day(side):
            raise EquationError(
                f"“{show(side)}” is no day; write a name, or a name plus or minus whole days"
            )


def _tree(text: str) -> ast.expr:
    _check_text(text)
    try:
        # Leading blanks are an indentation to Python; a blank inside brackets is not.
        tree = ast.parse(f"({text})", mode="eval").body
    except (SyntaxError, ValueError, MemoryError, RecursionError) as error:
        offset = max((getattr(error, "offset", None) or 2) - 2, 0)
        message = getattr(error, "msg", None) or str(error)
        raise EquationError(f"no formula: {message}", min(offset, len(text))) from None
    operands = sum(isinstance(node, ast.Name | ast.Constant) for node in ast.walk(tree))
    signs = sum(isinstance(node, ast.UnaryOp) for node in ast.walk(tree))
    if max(operands, signs) > MAX_TERMS:
        raise EquationError(f"more than {MAX_TERMS} terms; write it in parts")
    return tree


def _check_text(text: str) -> None:
    if len(text) > MAX_CHARACTERS:
        raise EquationError(f"{len(text):,} characters; at most {MAX_CHARACTERS:,} are read")
    if not text.strip():
        raise EquationError("the formula is empty")
    strange = _STRANGE.search(text)
    if strange:
        raise EquationError(_strange(strange.group()), strange.start())
    depth = 0
    for offset, character in enumerate(text):
        depth += (character in "([{") - (character in ")]}")
        if depth < 0:
            raise EquationError("a bracket closes that was never opened", offset)
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
        raise EquationError(f"{written!r} is no number", node.col_offset - 1)
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


def _is_day(term: Term) -> bool:
    if isinstance(term, Operation):
        days = term.right
        whole = isinstance(days, Number) and days.value.denominator == 1
        return term.operator in "+-" and isinstance(term.left, Name) and whole
    return isinstance(term, Name)


# ---------------------------------------------------------------- terms to other things


def names(term: Term) -> tuple[str, ...]:
    """Return the names in a term in order of appearance, each once."""
    return tuple(dict.fromkeys(_names(term)))


def _names(term: Term) -> tuple[str, ...]:
    match term:
        case Name(id):
            return (id,)
        case Operation(_, left, right):
            return _names(left) + _names(right)
        case _:
            return ()


def evaluate(term: Term, values: Mapping[str, Interval]) -> Interval:
    """Return what a term is worth, by interval arithmetic: every value that it may take.

    A name that occurs twice counts as two unknowns, so `a - a` is wider than zero.  Raises
    KeyError for a name without a value, IntervalError for a division by what may be zero.
    """
    match term:
        case Number(value):
            return Interval.point(value)
        case Name(id):
            return values[id]
    return _apply(term.operator, evaluate(term.left, values), evaluate(term.right, values))


def _apply(operator: str, left: Interval, right: Interval) -> Interval:
    match operator:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
        case _:
            return left / right


def dimension(term: Term, of: Mapping[str, Dimension]) -> Dimension:
    """Return what a term measures, given what its names measure.

    A bare number takes the dimension of what it is added to; in products it has none.
    Raises EquationError where unlike things are added, KeyError for an unknown name.
    """
    found = _dimension(term, of)
    return () if found is None else found


def check_relation(relation: Relation, of: Mapping[str, Dimension]) -> None:
    """Raise EquationError unless both sides measure the same; a bare number fits any side."""
    left, right = _dimension(relation.left, of), _dimension(relation.right, of)
    if left is not None and right is not None and left != right:
        raise EquationError(
            f"“{show(relation.left)}” is {measured(left)}, "
            f"“{show(relation.right)}” is {measured(right)}; they cannot be compared"
        )


def _dimension(term: Term, of: Mapping[str, Dimension]) -> Dimension | None:
    match term:
        case Number():
            return None
        case Name(id):
            return of[id]
    sides = _dimension(term.left, of), _dimension(term.right, of)
    if term.operator in "+-":
        return _sum(term, *sides)
    return None if sides == (None, None) else _product(term.operator, *sides)


def _sum(term: Operation, left: Dimension | None, right: Dimension | None) -> Dimension | None:
    if left is None or right is None or left == right:
        return right if left is None else left
    verb = "added to" if term.operator == "+" else "subtracted from"
    raise EquationError(
        f"“{show(term.right)}” ({measured(right)}) cannot be {verb} "
        f"“{show(term.left)}” ({measured(left)})"
    )


def _product(operator: str, left: Dimension | None, right: Dimension | None) -> Dimension:
    sign = 1 if operator == "*" else -1
    powers = dict(left or ())
    for base, exponent in right or ():
        powers[base] = powers.get(base, Fraction(0)) + sign * exponent
    return tuple(sorted((base, power) for base, power in powers.items() if power))


def measured(of: Dimension) -> str:
    """Return a dimension for people: "[people] / [formation]", "without a unit"."""
    above = " ".join(_raised(base, power) for base, power in of if power > 0)
    below = "".join(f" / {_raised(base, -power)}" for base, power in of if power < 0)
    return f"{above or '1'}{below}" if of else "without a unit"


def _raised(base: str, power: Fraction) -> str:
    return base if power == 1 else f"{base}^{plain(power)}"


# ---------------------------------------------------------------- units of one kind


def balanced(relation: Relation, scales: Mapping[str, Fraction]) -> Relation:
    """Return the relation with the factors that let each name keep its own unit.

    `scales` says how many base units one unit of each name is.  With `a` in kilometres and
    `b` in miles, "a == b" becomes "a == 1.609344 * b".  A bare number counts in the unit of
    what it is added to or compared with.
    """
    (left, scale), (right, other) = _scaled(relation.left, scales), _scaled(relation.right, scales)
    return Relation(relation.operator, left, _times(right, other, scale), relation.text)


def balanced_term(term: Term, scales: Mapping[str, Fraction], scale: Fraction) -> Term:
    """Return the term with the factors that give its value in units of `scale` base units."""
    return _times(*_scaled(term, scales), scale)


def _scaled(term: Term, scales: Mapping[str, Fraction]) -> tuple[Term, Fraction | None]:
    match term:
        case Number():
            return term, None
        case Name(id):
            return term, scales[id]
    (first, scale), (second, other) = _scaled(term.left, scales), _scaled(term.right, scales)
    if term.operator in "+-":
        fitted = _times(second, other, scale)
        return Operation(term.operator, first, fitted), other if scale is None else scale
    bare = scale is None and other is None
    whole = _scale(term.operator, scale or Fraction(1), other or Fraction(1))
    return Operation(term.operator, first, second), None if bare else whole


def _scale(operator: str, left: Fraction, right: Fraction) -> Fraction:
    return left * right if operator == "*" else left / right


def _times(term: Term, scale: Fraction | None, wanted: Fraction | None) -> Term:
    if scale is None or wanted is None or scale == wanted:
        return term
    return Operation("*", Number(scale / wanted), term)


# ---------------------------------------------------------------- terms to text


def show(term: Term) -> str:
    """Return a term as it would be written: "2 * (a + b)"; parse_term reads it back."""
    return _write(term, str, plain, str)


def working(term: Term, values: Mapping[str, str]) -> str:
    """Return a term with the values of its names in place, "2 × 6,000".

    `values` are the figures as the article has them.  Raises KeyError without a value.
    """
    return _write(term, values.__getitem__, _grouped, lambda sign: _SHOWN.get(sign, sign))


def _grouped(number: Fraction) -> str:
    whole = number.denominator == 1
    return f"{number.numerator:,}" if whole else plain(number)


def _write(
    term: Term,
    name: Callable[[str], str],
    number: Callable[[Fraction], str],
    sign: Callable[[str], str],
) -> str:
    match term:
        case Number(value):
            return number(value)
        case Name(id):
            return name(id)
    binding = _BINDING[term.operator]
    first = _write(term.left, name, number, sign)
    second = _write(term.right, name, number, sign)
    if _binding(term.left) < binding:
        first = f"({first})"
    # The right side of an operator of the same rank stood in brackets: a - (b - c), and also
    # a + (b + c), which is another tree than (a + b) + c.
    if _binding(term.right) <= binding or second.startswith("-"):
        second = f"({second})"
    return f"{first} {sign(term.operator)} {second}"


def _binding(term: Term) -> int:
    return _BINDING[term.operator] if isinstance(term, Operation) else 3
