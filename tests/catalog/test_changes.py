"""What a user's files change about what is built in is said."""

import json

from kg.catalog import BUILTIN
from kg.catalog.changes import changes


def test_every_change_is_said(tmp_path):
    """Entries that replace others or are one with them, and names that meant something else; faulty lines are no entries."""
    path = tmp_path / "mine.jsonl"
    entries = [
        {"id": "openai", "name": "OpenAI", "type": "Organization"},
        {"id": "mine", "name": "Geoffrey Hinton", "type": "Person", "aliases": ["Quellhorst", "Hinton"]},
        {"id": "bert", "name": "Quell", "type": "Person", "sounds": ["alex net"]},
        {"id": "quiet", "name": "Quiet", "type": "Method", "aliases": ["attention", "ImageNet"], "needs_context": ["ImageNet"]},
        {"id": "Bad"},
    ]
    path.write_text("\n".join(map(json.dumps, entries)), encoding="utf-8")
    assert [line.removeprefix(f"{path}:") for line in changes([path])] == [
        "1: 'openai' replaces the built-in entry of the same id",
        "3: 'bert' replaces the built-in entry of the same id",
        "2: 'mine' and the built-in 'geoffrey-hinton' are one, since name and type are the same; its id is 'mine'",
        "3: 'alex net' means 'bert', and no longer the built-in 'alexnet'",
    ]


def test_built_in_files_change_nothing():
    """Who looks over kg's own files is not told that they are built in."""
    assert changes(BUILTIN) == []
