"""What was understood is kept, and found again only where all that decides it is the same."""

import os
import time
from dataclasses import fields, replace

import pytest

from kg.corpus import Cache, digest_of
from kg.errors import OutputError
from kg.model import Pieces, Transcript

TALK = Transcript("talk", "well hello", Pieces(), ("well hello",), "A talk", notes=("decoded as Latin-1",))
OTHERS = {
    "text": "well hallo", "pieces": Pieces(seconds=(2.5,)), "lines": ("well  hello",), "title": "The talk", "date": "2020-05-08",
    "url": "https://example.org", "guests": ("Ann",), "host": "Bob", "programme": "Talks", "topic": "hello",
}  # fmt: skip


@pytest.fixture
def cache(tmp_path) -> Cache:
    """Return a cache in a folder that is not there yet."""
    return Cache(tmp_path / "new" / "kept")


@pytest.mark.parametrize("name", [each.name for each in fields(Transcript) if each.name not in {"id", "notes"}])
def test_a_talk_is_all_that_it_holds(name):
    """Whatever part of a talk changes, it is another one; a field that is new and not told of here fails."""
    changed = replace(TALK, **{name: OTHERS.get(name, "something else")})
    assert digest_of(changed) != digest_of(TALK)


def test_a_talk_is_the_same_by_another_name():
    """Neither the name of the file nor what was noticed while reading makes another talk, unless the name alone may say who speaks."""
    told = replace(TALK, guests=("Ann",))
    assert digest_of(replace(told, id="other", notes=())) == digest_of(told)
    nobody = replace(TALK, guests=())
    assert digest_of(replace(nobody, id="lecun-36")) == digest_of(replace(nobody, id="lecun37")) != digest_of(replace(nobody, id="hinton"))


def test_what_was_put_is_got(cache):
    """A text comes back under its key, and under no other; a second one takes its place."""
    cache.put("a", b"first")
    cache.put("a", b"second")
    assert (cache.get("a"), cache.get("b")) == (b"second", None)


@pytest.mark.parametrize("damage", [b"", b"\xff\xfe", b"first", lambda whole: whole[:-1], lambda whole: whole.replace(b"first", b"thirst")])
def test_what_is_damaged_is_not_there(cache, tmp_path, damage):
    """A file cut short or changed is as none."""
    cache.put("a", b"first")
    (path,) = (tmp_path / "new" / "kept").iterdir()
    path.write_bytes(damage(path.read_bytes()) if callable(damage) else damage)
    assert cache.get("a") is None


def test_without_a_folder_nothing_is_kept():
    """No folder is no error, and no memory."""
    cache = Cache(None)
    cache.put("a", b"first")
    cache.tidy()
    assert cache.get("a") is None


def test_a_folder_that_cannot_be_is_told(tmp_path):
    """Where the cache cannot be written, that is an error of ours."""
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="file"):
        Cache(tmp_path / "file").put("a", b"first")


def test_tidying_removes_what_nobody_used_for_long(cache, tmp_path):
    """What was used lately stays, however old it is."""
    folder = tmp_path / "new" / "kept"
    for key in ("old", "used", "new"):
        cache.put(key, key.encode())
    (folder / ".0123.tmp").write_text("half")
    long_ago = time.time() - 40 * 24 * 3600
    for name in ("old.json", "used.json", ".0123.tmp"):
        os.utime(folder / name, (long_ago, long_ago))
    cache.get("used")
    cache.tidy()
    assert sorted(path.name for path in folder.iterdir()) == ["new.json", "used.json"]
