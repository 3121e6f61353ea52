"""What is known of a talk, and what decides whether it still counts."""

from dataclasses import replace
from pathlib import Path

from kg import graph, read
from kg.catalog import Catalog
from kg.corpus import Memory
from kg.model import Entity, Understanding
from kg.ontology import EntityType

NORA = Entity("nora-vale", "Nora Vale", EntityType.PERSON, known=False)
CATALOG = Catalog({}, "digest")
FILE = read.File(Path("a.txt"), "a", read.NOTHING, b"well hello\n")


def test_a_share_is_found_by_who_its_people_are(tmp_path):
    """Another spelling of a person leaves the share as it is; another person, file, option or catalog does not."""
    memory = Memory(tmp_path, CATALOG)
    key = memory.share_key("file", {NORA: NORA}, True)
    spelled = Entity("nora-vale", "Norah Vale", EntityType.PERSON, ("Nora",), known=False)
    other = Entity("nora-in-b", "Nora Vale", EntityType.PERSON, known=False)
    assert memory.share_key("file", {NORA: spelled}, True) == key
    others = {
        memory.share_key("file", {NORA: other}, True),
        memory.share_key("another", {NORA: NORA}, True),
        memory.share_key("file", {NORA: NORA}, False),
        Memory(tmp_path, Catalog({}, "another")).share_key("file", {NORA: NORA}, True),
    }
    assert len(others - {key}) == 4


def test_a_damaged_share_is_none(tmp_path):
    """What cannot be decoded counts as not there."""
    memory = Memory(tmp_path, CATALOG)
    share = graph.share(Understanding(read.transcript(FILE), (), ()))
    memory.keep_share("key", {}, share)
    assert memory.share("key", {}) == share
    (path,) = (tmp_path / "shares").iterdir()
    path.write_bytes(path.read_bytes()[:-1])
    assert memory.share("key", {}) is None


def test_a_glance_counts_with_what_was_understood_alone(tmp_path):
    """A glance is of what was understood of the talk: without that, or with something else there, it is none."""
    memory = Memory(tmp_path, CATALOG)
    memory.keep_text("talk", b"text")
    glance = memory.glance_at(FILE, "talk", b"text", Understanding(read.transcript(FILE), (), ()))
    assert memory.glance(FILE) == glance
    memory.keep_text("talk", b"another text")
    assert memory.glance(FILE) is None
    for path in (tmp_path / "understood").iterdir():
        path.unlink()
    assert memory.glance(FILE) is None


def test_a_glance_tells_what_was_noticed_of_which_talk(tmp_path):
    """Notes of reading name the file already, those of understanding gain the id."""
    transcript = replace(read.transcript(FILE), notes=("a.txt: decoded",))
    understanding = Understanding(transcript, (), (), notes=("who answers is not known",))
    glance = Memory(tmp_path, CATALOG).glance_at(FILE, "talk", b"text", understanding)
    assert glance.notes == ("a.txt: decoded", "a: who answers is not known")
