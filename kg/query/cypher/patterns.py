"""Patterns as the engine has them: one label for each table, no relation twice in a match, the shortest of several ways."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations

from kg.query.cypher import bundle, names
from kg.query.cypher.lexer import Kind, Token
from kg.query.cypher.names import NAMES, Pair, named
from kg.query.cypher.schema import KIND, LABELS
from kg.query.cypher.tree import Group, Items, at, is_group, is_sign, keyword
from kg.query.cypher.written import Piece, Pieces, Writing, joined, words

SHORTEST = {"SHORTESTPATH": "SHORTEST", "ALLSHORTESTPATHS": "ALL SHORTEST"}


@dataclass
class Demands:
    """Collect what must hold of a match beside its patterns.

    Attributes:
        tests: Expressions.
        relations: Each relation, in order; no two of them may be one, or have one in common.
    """

    tests: list[Pieces] = field(default_factory=list)
    relations: list["Edge"] = field(default_factory=list)

    def written(self) -> Pieces:
        """Write them as one expression; nothing where there is nothing to demand."""
        pairs = [(one, other) for one, other in combinations(self.relations, 2) if one.name != other.name and one.may_be(other)]
        return joined(" AND ", [*self.tests, *(one.apart_from(other) for one, other in pairs)])


@dataclass(frozen=True)
class Edge:
    """Name a relation of a match, with its types, none meaning any; one of several steps is a list of them."""

    name: str
    kinds: frozenset[str]
    several: bool

    def may_be(self, other: "Edge") -> bool:
        """Tell whether two can be of one type."""
        return not self.kinds or not other.kinds or bool(self.kinds & other.kinds)

    def apart_from(self, other: "Edge") -> Pieces:
        """Write what tells whether two are not one, and one is not a step of the other."""
        if self.several:
            return other.apart_from(self)
        if other.several:
            return words(f"NOT list_contains(properties(rels(`{other.name}`), '_id'), id(`{self.name}`))")
        return words(f"id(`{self.name}`) <> id(`{other.name}`)")


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


def pattern(items: Items, writing: Writing, demands: Demands, *, ways: str = "TRAIL") -> Pieces:
    """Write patterns with commas between.

    Args:
        ways: Which ways a relation of several steps goes: "TRAIL", "SHORTEST" or "ALL SHORTEST".
    """
    written: Pieces = []
    for index, item in enumerate(items):
        before = at(items, index - 1) if index else None
        if isinstance(item, Group):
            written += _part(item, keyword(before), writing, demands, ways)
            if item.bracket == "[" and is_sign(at(items, index - 2), "<") == is_sign(at(items, index + 2), ">"):
                writing.undirected.add(demands.relations[-1].name)
        elif is_sign(item, "-") and is_sign(before, "-"):
            written += words(f"[`{_anonymous(writing, demands)}`]-")
        elif item.keyword in SHORTEST and is_group(at(items, index + 1), "("):
            continue
        elif item.kind in NAMES and is_sign(at(items, index + 1), "="):
            written += words(" ", named(item, writing))
        elif item.kind in NAMES:
            names.refuse_word(item, writing)
        elif is_sign(item, "-", "<", ">", ",", "="):
            written.append(Piece(item.value, item.start))
        else:
            writing.refuse(item, f"{item.value!r} has no place in a pattern")
    return written


def _part(group: Group, before: str, writing: Writing, demands: Demands, ways: str) -> Pieces:
    if before in SHORTEST and group.bracket == "(":
        return pattern(group.items, writing, demands, ways=SHORTEST[before])
    if group.bracket == "(":
        return _node(group, writing, demands)
    if group.bracket == "[":
        return _relation(group, writing, demands, ways)
    return writing.refuse(group, "a map has no place here; it stands in the brackets of a thing or a relation")


def _node(group: Group, writing: Writing, demands: Demands) -> Pieces:
    """Write (name:Label {property: value} WHERE test); a type is no label to the engine, but a value."""
    name, index = _name(group.items, writing)
    labels, signs, index = names.labels(group.items, index, writing)
    tables = [label.value for label in labels if label.value in LABELS]
    kinds = [label.value for label in labels if label.value not in LABELS]
    pairs, index = _properties(group.items, index, writing)
    held = names.told(pairs, writing)
    if "|" in signs or len(kinds) > 1 or len(tables) > 1:
        name = name or words(f"`{writing.name()}`")
        demands.tests.append(names.label_test(name, labels, signs))
        table = "" if tables else f":`{LABELS[0]}`"
    else:
        held = words(f"`{KIND}`: '{kinds[0]}'", ", " if held else "", held) if kinds else held
        table = f":`{[*tables, LABELS[0]][0]}`" if labels else ""
    if writing.counts and name:  # where nothing is asked of a thing itself, the engine passes over those that COUNT { … } finds nothing of
        demands.tests.append(words(name, ".`id` IS NOT NULL"))
    _where(group.items, index, writing, demands)
    return words([Piece("(", group.open.start)], name, table, words(" {", held, "}") if held else "", ")")


def _relation(group: Group, writing: Writing, demands: Demands, ways: str) -> Pieces:
    """Write [name:TYPE|TYPE *1..3 {property: value} WHERE test]."""
    name, index = _name(group.items, writing)
    kinds: list[str] = []
    while is_sign(at(group.items, index), ":", "|"):
        index += 1
        kind = at(group.items, index)
        if isinstance(kind, Token) and kind.kind in NAMES:
            kinds.append(names.demand_relation(kind, writing))
            index += 1
    steps, index = _steps(group.items, index, ways)
    pairs, index = _properties(group.items, index, writing)
    name = name or words(f"`{writing.name()}`")
    edge = Edge(name[0].text.strip("`"), frozenset(kinds), several=bool(steps))
    writing.relations.add(edge.name)
    (writing.several.add if edge.several else writing.several.discard)(edge.name)
    if edge.several and any(each.several and each.may_be(edge) for each in demands.relations):
        writing.refuse(group, "a second relation of several steps in one MATCH; use another MATCH, or give them different types")
    demands.relations.append(edge)
    if steps and ways == SHORTEST["ALLSHORTESTPATHS"]:  # the engine breaks off where nobody looks at the ways and none leads there
        demands.tests.append(words(f"size(rels(`{edge.name}`)) >= 0"))
    _note_lists([pair for pair in pairs if pair[0].value in bundle.LISTS], edge, writing, demands)
    held = names.told([pair for pair in pairs if pair[0].value not in bundle.LISTS], writing)
    _where(group.items, index, writing, demands)
    told = f":{'|'.join(f'`{kind}`' for kind in kinds)}" if kinds else ""
    return words([Piece("[", group.open.start)], name, told, steps, words(" {", held, "}") if held else "", "]")


def _anonymous(writing: Writing, demands: Demands) -> str:
    """Return a name for a relation that has none, so that it can be told from the others of the match."""
    name = writing.name()
    demands.relations.append(Edge(name, frozenset(), several=False))
    return name


def _name(items: Items, writing: Writing) -> tuple[Pieces, int]:
    first = at(items, 0)
    if isinstance(first, Token) and first.kind in NAMES and (first.keyword != "WHERE" or is_sign(at(items, 1), ":")):
        return named(first, writing), 1
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


def _properties(items: Items, index: int, writing: Writing) -> tuple[list[Pair], int]:
    group = at(items, index)
    return (names.pairs(group, writing), index + 1) if isinstance(group, Group) and group.bracket == "{" else ([], index)


def _note_lists(pairs: Sequence[Pair], edge: Edge, writing: Writing, demands: Demands) -> None:
    """Note which lists a relation has, since the engine knows their bundle alone."""
    for name, value in pairs:
        if edge.several:
            writing.refuse(name, f"{name.value} of several steps is asked for in WHERE here: all(r IN relationships(path) WHERE …)")
        demands.tests.append(words(bundle.taken(words(f"`{edge.name}`"), name.value, name.start), " = (", writing.expression(value), ")"))


def _where(items: Items, index: int, writing: Writing, demands: Demands) -> None:
    """Note the test that stands in the brackets of a thing or a relation."""
    if index == len(items):
        return
    if keyword(items[index]) != "WHERE":
        writing.refuse(items[index], "not understood in the brackets of a thing or a relation")
    demands.tests.append(words("(", writing.expression(items[index + 1 :]), ")"))
