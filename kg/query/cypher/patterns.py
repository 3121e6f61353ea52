"""Patterns as the engine has them: one label for each table, no relation twice in a match, the shortest of several ways."""

from dataclasses import dataclass, field
from itertools import combinations

from kg.query.cypher import expressions
from kg.query.cypher.lexer import Kind, Token
from kg.query.cypher.schema import KIND, LABELS, RELATIONS
from kg.query.cypher.tree import Group, Items, at, is_group, is_sign, keyword
from kg.query.cypher.written import Piece, Pieces, Writing, joined, words

_SHORTEST = {"SHORTESTPATH": "SHORTEST", "ALLSHORTESTPATHS": "ALL SHORTEST"}
_NAMES = (Kind.WORD, Kind.QUOTED)


@dataclass
class Demands:
    """Collect what must hold of a match beside its patterns.

    Attributes:
        tests: Expressions.
        relations: Name and types of each relation, in order; no two of them may be one.
    """

    tests: list[Pieces] = field(default_factory=list)
    relations: list[tuple[str, frozenset[str]]] = field(default_factory=list)

    def written(self) -> Pieces:
        """Write them as one expression; nothing where there is nothing to demand."""
        apart = [
            words(f"id(`{one}`) <> id(`{other}`)")
            for (one, kinds), (other, others) in combinations(self.relations, 2)
            if one != other and (not kinds or not others or kinds & others)
        ]
        return joined(" AND ", [*self.tests, *apart])


def begins(items: Items, index: int) -> bool:
    """Tell whether in an expression the group at an index is the first of a pattern, (a)-[…]-(b), and not a sum in brackets."""
    after = [at(items, index + step) for step in (1, 2, 3)]
    if is_sign(after[0], "<"):
        after = after[1:] if is_sign(after[1], "-") else [None]
    if not is_sign(after[0], "-") or not is_group(items[index], "("):
        return False
    return is_group(after[1], "[") or is_sign(after[1], "-")


def end(items: Items, index: int) -> int:
    """Return the index behind the pattern that begins at one."""
    while index < len(items) and (is_sign(items[index], "-", "<", ">") or is_group(items[index], "(") or is_group(items[index], "[")):
        index += 1
    return index


def pattern(items: Items, writing: Writing, demands: Demands | None, *, ways: str = "TRAIL") -> Pieces:
    """Write patterns with commas between; without `demands`, as in an expression, nothing in them may be named anew.

    Args:
        ways: Which ways a relation of several steps goes: "TRAIL", "SHORTEST" or "ALL SHORTEST".
    """
    written: Pieces = []
    for index, item in enumerate(items):
        before = at(items, index - 1) if index else None
        if isinstance(item, Group):
            written += _part(item, keyword(before), writing, demands, ways)
        elif is_sign(item, "-") and is_sign(before, "-"):
            written += words(f"[`{_anonymous(writing, demands, frozenset())}`]-" if demands is not None else "-")
        elif item.keyword in _SHORTEST and is_group(at(items, index + 1), "("):
            continue
        elif item.kind in _NAMES:
            written += words(" ", expressions.named(item))
        elif is_sign(item, "-", "<", ">", ",", "="):
            written.append(Piece(item.value, item.start))
        else:
            writing.refuse(item, f"{item.value!r} has no place in a pattern")
    return written


def _part(group: Group, before: str, writing: Writing, demands: Demands | None, ways: str) -> Pieces:
    if before in _SHORTEST and group.bracket == "(":
        return pattern(group.items, writing, demands, ways=_SHORTEST[before])
    if group.bracket == "(":
        return _node(group, writing, demands)
    if group.bracket == "[":
        return _relation(group, writing, demands, ways)
    return writing.refuse(group, "a map has no place here; it stands in the brackets of a thing or a relation")


def _node(group: Group, writing: Writing, demands: Demands | None) -> Pieces:
    """Write (name:Label {property: value} WHERE test); a type is no label to the engine, but a value."""
    name, index = _name(group.items)
    labels: list[Token] = []
    signs: set[str] = set()
    while is_sign(at(group.items, index), ":", "|", "&") and isinstance(label := at(group.items, index + 1), Token):
        sign = group.items[index]
        signs |= {sign.value} if isinstance(sign, Token) and labels else set()
        labels.append(label)
        index += 2
    table = next((label.value for label in labels if label.value in LABELS), "")
    kinds = [label for label in labels if expressions.demand_label(label, writing) not in LABELS]
    held, index = _properties(group.items, index, writing)
    if len(kinds) == 1 and "|" not in signs:
        held = words(f"`{KIND}`: '{kinds[0].value}'", ", " if held else "", held)
    elif kinds and demands is None:
        writing.refuse(group, "several labels stand in MATCH alone; in an expression write WHERE n:Person OR n:Paper")
    elif kinds:
        name = name or words(f"`{writing.name()}`")
        tests = [words("(", expressions.label_test(name, label, writing), ")") for label in labels]
        demands.tests.append(words("(", joined(" OR " if "|" in signs else " AND ", tests), ")"))  # type: ignore[union-attr]
        table = ""
    _where(group.items, index, writing, demands)
    label_ = f":`{table or LABELS[0]}`" if table or kinds else ""
    return words([Piece("(", group.open.start)], name, label_, words(" {", held, "}") if held else "", ")")


def _relation(group: Group, writing: Writing, demands: Demands | None, ways: str) -> Pieces:
    """Write [name:TYPE|TYPE *1..3 {property: value} WHERE test]."""
    name, index = _name(group.items)
    kinds: list[str] = []
    while is_sign(at(group.items, index), ":", "|"):
        index += 1
        kind = at(group.items, index)
        if isinstance(kind, Token) and kind.kind in _NAMES:
            kinds.append(_demanded(kind, writing))
            index += 1
    steps, index = _steps(group.items, index, ways)
    held, index = _properties(group.items, index, writing)
    if demands is not None and not steps:
        name = name or words(f"`{_anonymous(writing, demands, frozenset(kinds), noted=False)}`")
        demands.relations.append((name[0].text.strip("`"), frozenset(kinds)))
    _where(group.items, index, writing, demands)
    told = f":{'|'.join(f'`{kind}`' for kind in kinds)}" if kinds else ""
    return words([Piece("[", group.open.start)], name, told, steps, words(" {", held, "}") if held else "", "]")


def _anonymous(writing: Writing, demands: Demands | None, kinds: frozenset[str], *, noted: bool = True) -> str:
    """Return a name for a relation that has none, so that it can be told from the others of the match."""
    name = writing.name()
    if noted and demands is not None:
        demands.relations.append((name, kinds))
    return name


def _name(items: Items) -> tuple[Pieces, int]:
    first = at(items, 0)
    if isinstance(first, Token) and first.kind in _NAMES and (first.keyword != "WHERE" or is_sign(at(items, 1), ":")):
        return expressions.named(first), 1
    return [], 0


def _steps(items: Items, index: int, ways: str) -> tuple[str, int]:
    """Write *2..3: how many steps, and which ways."""
    if not is_sign(at(items, index), "*"):
        return "", index
    bounds: list[str] = []
    index += 1
    while isinstance(item := at(items, index), Token) and (item.kind is Kind.NUMBER or item.is_sign("..")):
        bounds.append(item.value)
        index += 1
    return f"* {ways} {''.join(bounds)}", index


def _properties(items: Items, index: int, writing: Writing) -> tuple[Pieces, int]:
    group = at(items, index)
    if not (isinstance(group, Group) and group.bracket == "{"):
        return [], index
    return expressions.properties(group, writing)[1:-1], index + 1


def _where(items: Items, index: int, writing: Writing, demands: Demands | None) -> None:
    """Note the test that stands in the brackets of a thing or a relation."""
    if index == len(items):
        return
    if keyword(items[index]) != "WHERE" or demands is None:
        writing.refuse(items[index], "not understood in the brackets of a thing or a relation")
    demands.tests.append(words("(", expressions.expression(items[index + 1 :], writing), ")"))


def _demanded(kind: Token, writing: Writing) -> str:
    if kind.value not in RELATIONS:
        writing.refuse(kind, f"there is no relation {kind.value}; there are {', '.join(RELATIONS)}")
    return kind.value
