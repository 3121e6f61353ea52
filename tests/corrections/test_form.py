"""The form of corrections.toml."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.catalog import fold
from kg.corrections import added, parse
from kg.corrections.file import without, written
from kg.corrections.form import headers
from kg.corrections.kinds import KINDS, THINGS, Alias, Merge, Rename, Split, describe
from kg.errors import CorrectionError

HOSTILE = ['"', "'", "\\", '"""', "'''", "\n[[merge]]\n", "#", "\x00\x1b\x7f", "]]", "../../etc", "<b>&", "\u2028\x85\x0b", "\r\n", "𝒳é"]
LETTERS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
TEXT = st.lists(st.sampled_from([*HOSTILE, "name", "x"]) | LETTERS, max_size=4).map("".join)
NAME = TEXT.map(lambda text: f"{text} a1").filter(fold.words)
FIELDS = dict.fromkeys((*THINGS, "words", "name"), NAME) | {
    "reason": TEXT.map("r{}".format),
    "talk": st.just("talk"),
    "line": st.integers(1, 9),
}
CORRECTION = st.one_of(
    *(st.builds(kind, **{name: FIELDS[name] for name in kind.__dataclass_fields__ if name in FIELDS}) for kind in KINDS.values())
)


@given(st.lists(CORRECTION, max_size=4))
def test_what_is_written_is_read(corrections):
    """Whatever a correction says, with whatever signs, comes back from the file it is added to, in its order and by its line."""
    text = "# by hand\n"
    for each in corrections:
        text = added(text, each)
    placed = parse(text, "c.toml")
    assert [each.correction for each in placed] == corrections
    lines = text.split("\n")
    assert all(lines[each.line - 1].startswith("[[") for each in placed)
    assert text.startswith("# by hand\n")


@given(st.lists(CORRECTION, min_size=1, max_size=4), st.data())
def test_what_is_taken_out_leaves_the_rest(corrections, data):
    """Without some of its tables, a file holds the others, and every comment above them."""
    text = "\n".join(f"# comment {number}\n{written(each)}" for number, each in enumerate(corrections))
    placed = parse(text, "c.toml")
    gone = data.draw(st.sets(st.sampled_from([each.line for each in placed])))
    rest = without(text, gone)
    assert [each.correction for each in parse(rest, "c.toml")] == [each.correction for each in placed if each.line not in gone]
    assert all(f"# comment {number}\n" in rest for number in range(len(corrections)))


def test_a_table_is_taken_out_with_the_blank_line_behind_it():
    """Where a table went, no gap grows, and what a person wrote elsewhere stays as it is."""
    first, last = '[[merge]] # first\nthing = "a"\ninto = "b"\n\n', '[[merge]]\nthing = "c"\ninto = "d"'
    text = f'# head\n\n{first}# second\n[[rename]]\nthing="a"\nname = """x\n# y"""\n\n{last}'
    assert without(text, [3]) == text.replace(first, "")
    assert without(text, [8, 13]) == f"# head\n\n{first}# second\n"


def test_headers_are_no_text():
    """What looks like a header in a text or a comment is none."""
    text = '# [[merge]]\n[[merge]]\nthing = """\n[[merge]]\n"""\ninto = \'\'\'\n[[split]]\'\'\'\nreason = "[[alias]]" # [[alias]]\n'
    assert headers(f"{text}  [[ rename ]]\n") == {"merge": [2], "rename": [9]}


def test_what_may_be_left_out_is():
    """Only what is said is written."""
    assert written(Merge("a", "b")) == '[[merge]]\nthing = "a"\ninto = "b"\n'


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("[[merge]", "c.toml: not TOML (.*); mend that"),
        ('\n[[murge]]\nthing = "a"', "c.toml:2: unknown correction 'murge'; there are merge, split, .*"),
        ('[merge]\nthing = "a"', r"c.toml:1: merge is no list of tables; write \[\[merge\]\] above each"),
        ("merge = 3", r"c.toml: merge is no list of tables; .*"),
        ('merge = [{thing = "a", into = "b"}]', r"c.toml: merge is written in another form; write \[\[merge\]\] above each"),
        ('[[merge]]\nthing = "a"', "c.toml:1: merge has no 'into'; add it"),
        ('[[merge]]\nthing = "a"\nin = "b"', "c.toml:1: merge has an unknown key 'in'; known are thing, into, type, talk, reason"),
        ('[[merge]]\nthing = "a"\ninto = 3', "c.toml:1: merge: 'into' is 3, not a text in UTF-8 with something in it; mend it"),
        ('[[merge]]\nthing = " "\ninto = "b"', "c.toml:1: merge: 'thing' is ' ', not a text in UTF-8 with something in it; mend it"),
        ('[[merge]]\nthing = "北京"\ninto = "b"', "c.toml:1: merge: 'thing' is '北京', without a letter or digit to go by; .*"),
        ('[[retype]]\nthing = "a"\ntype = "Persn"', "c.toml:1: retype: 'type' is 'Persn', not one of Person, .*; mend it"),
        ('[[retype]]\nthing = "a"\ntype = ["Person"]', r"c.toml:1: retype: 'type' is \['Person'\], not one of Person, .*; mend it"),
        ('[[split]]\nthing = "a"\ninto = "b"', "c.toml:1: split without 'words' or 'talk'; .*"),
        ('[[split]]\nthing = "a"\ninto = "b"\nwords = "a"\nline = 2', "c.toml:1: 'line' without 'talk'; say in which talk"),
        ('[[split]]\nthing = "a"\ninto = "b"\ntalk = "t"\nline = 0', "c.toml:1: split: 'line' is 0, not a whole number from 1 on; mend it"),
        ('[[split]]\nthing = "a"\ninto = "b"\ntalk = "t"\nline = true', "c.toml:1: split: 'line' is True, not .*; mend it"),
    ],
)  # fmt: skip
def test_what_is_not_in_the_form(text, complaint):
    """A fault is told in one line by its place, with cause and remedy."""
    with pytest.raises(CorrectionError, match=f"^{complaint}$"):
        parse(text, "c.toml")


@pytest.mark.parametrize(
    ("correction", "words"),
    [
        (Merge("a", "b"), "merge of 'a' into 'b'"),
        (Split("a", "b", words="c"), "split of 'a' into 'b'"),
        (Rename("a", "b"), "rename of 'a' to 'b'"),
        (Alias("a", "b"), "alias of 'b' for 'a'"),
    ],
)
def test_a_correction_in_words(correction, words):
    """What a correction does is said shortly."""
    assert describe(correction) == words
