"""What is linked wrongly in ordinary talk: podcasts of programmers, from shows that nothing was learned from, as captions have them."""

import json
import re
import tarfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.table import print_table
from kg import catalog, understand
from kg.model import Mention, Pieces, Transcript
from kg.ontology import EntityType, How
from train.silver import strip

JUDGED = Path(__file__).parent / "data" / "ordinary.jsonl"
"""Links that somebody looked up in the edited transcripts: episode, number of the first word, surface, entity, and whether it is right."""

EPISODES = (
    "gotime/go-time-45.md",
    "gotime/go-time-184.md",
    "jsparty/js-party-106.md",
    "jsparty/js-party-238.md",
    "shipit/ship-it-62.md",
    "shipit/ship-it-92.md",
)
WORDS = 1700
"""So many words from the start of each episode."""

STRICT = frozenset({EntityType.PERSON, EntityType.PAPER, EntityType.METHOD, EntityType.DATASET, EntityType.ORGANIZATION})
GUESSED = frozenset({How.SOUND, How.CONTEXT})
_SPEAKER = re.compile(r"^\*\*[^*]+?:\*\*", re.MULTILINE)
_ASIDE = re.compile(r"\\\[[^\]]*\]")
_HYPERLINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")


@dataclass(frozen=True)
class Found:
    """Hold a link: the number of its first word, and what a judge made of it, or None where there was none."""

    episode: str
    word: int
    mention: Mention
    right: bool | None

    @property
    def record(self) -> dict[str, object]:
        """Return it as it stands in the file of what was judged."""
        mention = self.mention
        return {"episode": self.episode, "word": self.word, "surface": mention.surface, "entity": mention.entity.id, "right": self.right}


def count_wrong_links(shared: Path) -> None:
    """Print how many links of the episodes are right, wrong and not judged, by how they were made, and name the wrong ones."""
    archive = shared / "data" / "changelog-transcripts.tar.xz"
    if not archive.is_file():
        print(f"\n{archive}: not there, so no links of ordinary talk are counted; name the folder that holds data/ with --shared")
        return
    found = list(links(archive))
    _print_by_how(found)
    wrong = Counter((each.mention.surface, each.mention.entity.name) for each in found if each.right is False)
    print("Wrong:", ", ".join(f"{surface} → {name} ({count} times)" for (surface, name), count in wrong.most_common()) or "none")
    for each in found:
        if each.right is None:
            print("Not judged:", json.dumps(each.record, ensure_ascii=False))


def links(archive: Path) -> Iterator[Found]:
    """Yield the links to things of the catalog with a proper name, in each episode."""
    nlp, judged = understand.load(catalog.load(), relate=False), load_judged()
    for episode, words in _captions(archive).items():
        text = " ".join(words)
        for mention in understand.understand(nlp, Transcript(episode, text, Pieces(), (text,))).mentions:
            if mention.entity.known and mention.entity.type in STRICT:
                word = text.count(" ", 0, mention.start)
                yield Found(episode, word, mention, judged.get((episode, word, mention.entity.id)))


def load_judged() -> dict[tuple[str, int, str], bool]:
    """Return whether a link is right, by episode, number of the first word and entity."""
    records = map(json.loads, JUDGED.read_text(encoding="utf-8").splitlines())
    return {(record["episode"], record["word"], record["entity"]): record["right"] for record in records}


def _captions(archive: Path) -> dict[str, list[str]]:
    with tarfile.open(archive) as packed:
        texts = {member.name: packed.extractfile(member) for member in packed if member.name in EPISODES}
        return {name: _stripped(file.read().decode())[:WORDS] for name, file in sorted(texts.items()) if file}


def _stripped(text: str) -> list[str]:
    return strip(_HYPERLINK.sub(r"\1", _ASIDE.sub(" ", _SPEAKER.sub(" ", text))))


def _print_by_how(found: list[Found]) -> None:
    rows = [(how, *_counts([each for each in found if each.mention.how is how])) for how in How]
    header = ("by", "right", "wrong", "not judged")
    print_table(f"Links to people, papers, methods … in {_words():,} words of ordinary talk", header, [row for row in rows if any(row[1:])])
    for title, hows in (("by sound or context", GUESSED), ("in all", frozenset(How))):
        wrong = sum(each.right is False for each in found if each.mention.how in hows)
        print(f"{10_000 * wrong / _words():.1f} wrong in 10,000 words {title}")
    print("At most 5 by sound or context are to be wrong in 10,000 words")


def _counts(found: list[Found]) -> tuple[int, int, int]:
    verdicts = Counter(each.right for each in found)
    return verdicts[True], verdicts[False], verdicts[None]


def _words() -> int:
    return WORDS * len(EPISODES)
