"""Functions of texts, and from texts to numbers, as the engine has them, where it means something else or errs."""

from kg.query.cypher.written import Pieces, literal, unless_null, words

_SPACE = literal(r"[\t-\r\x1c- \x{1680}\x{2000}-\x{2006}\x{2008}-\x{200a}\x{2028}\x{2029}\x{205f}\x{3000}]+").strip("'")
_WHOLE = literal(r"^[+]?(-?[0-9]{1,18})([.][0-9]*)?$")
_FRACTION = literal(r"\s*-?((0|[1-9][0-9]*)([.][0-9]*)?|[.][0-9]+)([eE][-+]?[0-9]+)?\s*")
_PADDED = literal(r"^\s*[+]?0*([0-9]+([.][0-9]*)?([eE][-+]?[0-9]+)?)\s*$")


def substring(of: Pieces, start: Pieces, length: Pieces | None = None) -> Pieces:
    """Write a part of a text: Neo4j counts from 0."""
    return unless_null(of, words("substring(", of, ", (", start, ") + 1,", length or f"{2**31 - 1}", ")"))


def replace(of: Pieces, old: Pieces, new: Pieces) -> Pieces:
    """Write a text with another instead of each that is looked for."""
    return unless_null(of, words("replace(", of, ",", old, ",", new, ")"))


def split(of: Pieces, sign: Pieces) -> Pieces:
    """Write what stands between signs: the engine passes over what is empty, and parts letters into bytes."""
    form = words("concat('(?s)(.*?)\\\\Q',", sign, ", '\\\\E')")
    parts = words("regexp_extract_all(concat(", of, ",", sign, "), ", form, ", 1)")
    if len(sign) == 1 and sign[0].text.startswith(" '") and sign[0].text != " ''":
        return unless_null(of, parts)
    letters = words("WHEN ", sign, " = '' THEN regexp_extract_all(", of, ", '(?s).')")
    return words(" CASE WHEN ", of, " = '' THEN [''] ", letters, " WHEN ", of, " IS NOT NULL AND ", sign, " <> '' THEN ", parts, " END")


def trimmed(of: Pieces, *, begin: bool = True, end: bool = True) -> Pieces:
    """Write a text without space around it: the engine's own functions spoil texts that get short."""
    space = "|".join([f"^{_SPACE}"] * begin + [f"{_SPACE}$"] * end)
    return words("regexp_replace(", of, f", '{space}', '', 'g')")


def text(of: Pieces) -> Pieces:
    """Write what makes a text: the engine writes 1.500000 and True."""
    number = words("regexp_replace(regexp_replace(string(", of, "), '0+$', ''), '\\\\.$', '.0')")
    truth = words("lower(string(", of, "))")
    told = words("CASE typeof(", of, ") WHEN 'DOUBLE' THEN ", number, " WHEN 'BOOL' THEN ", truth, " ELSE string(", of, ") END")
    return unless_null(of, told)


def fraction(of: Pieces) -> Pieces:
    """Write what makes a number of a text or a number: what is none is null. The engine knows none that begin with naught or plus."""
    known = words("to_double(CASE WHEN regexp_full_match(string(", of, f"), {_FRACTION}) THEN ", of, " END)")
    return words("coalesce(", known, ", to_double(", _found(of, _PADDED), "))")


def whole(of: Pieces) -> Pieces:
    """Write what makes a whole number: what stands before the point, where the engine rounds."""
    return words("to_int64(", _found(of, _WHOLE), ")")


def _found(of: Pieces, form: str) -> Pieces:
    return words("nullif(regexp_extract(string(", of, f"), {form}, 1), '')")
