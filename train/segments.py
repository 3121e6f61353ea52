"""Fit the models that cut talk into sentences and turns, and tell who asks from who answers.

    python -m train.segments TRANSCRIPTS kg/weights

Learns from edited transcripts with speakers, stripped to what captions keep. Writes sentences.json, turns.json and roles.json.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.understand.cuts import asks, boundary
from train.fit import fit, save
from train.silver import strip

SHOWS = ("practicalai", "podcast", "brainscience", "founderstalk", "backstage")
HOST_FROM = 8
GUEST_TO = 2
HELD_OUT_EVERY = 20
LEAST_USES = 25
SMALLEST = 0.1
_TURN = re.compile(r"^\*\*(.+?):\*\*\s*(.*)$")
_STOP = re.compile(r"(?<=[.?!…])[\"')\]]*\s+")

Turn = tuple[str, list[list[str]]]


def turns_of(path: Path) -> list[Turn]:
    """Return the turns of a transcript: speaker, and sentences as captions have them."""
    turns: list[Turn] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        match = _TURN.match(line)
        if not match and not turns:
            continue
        text = re.sub(r"\\?\[[^\]]*\\?\]|\(.*?\)|https?://\S+", " ", match[2] if match else line)
        sentences = [words for part in _STOP.split(text) if (words := strip(part))]
        if match and (not turns or turns[-1][0] != match[1]):
            turns.append((match[1], sentences))
        else:
            turns[-1][1].extend(sentences)
    return [(speaker, sentences) for speaker, sentences in turns if sentences]


def roles_of(talks: dict[Path, list[Turn]]) -> dict[tuple[str, str], bool]:
    """Tell hosts (true) from guests (false) by how many episodes of a show a speaker is in; others are left out."""
    episodes: Counter[tuple[str, str]] = Counter()
    for path, turns in talks.items():
        episodes.update({(path.parent.name, speaker) for speaker, _ in turns})
    return {key: count >= HOST_FROM for key, count in episodes.items() if count >= HOST_FROM or count <= GUEST_TO}


def cut_rows(turns: list[Turn]) -> Iterator[tuple[dict[str, float], bool, bool]]:
    """Yield the features of each gap between words, whether a sentence ends there, and whether the speaker changes."""
    words: list[str] = []
    ends, changes = set(), set()
    for _, sentences in turns:
        changes.add(len(words))
        for sentence in sentences:
            ends.add(len(words))
            words.extend(sentence)
    for at in range(1, len(words)):
        yield boundary(words, at), at in ends, at in changes


def main(folder: Path, weights: Path) -> None:
    everything = {path: turns_of(path) for show in SHOWS for path in sorted((folder / show).glob("*.md"))}
    roles = roles_of(everything)
    talks = {path: turns for path, turns in everything.items() if number_of(path) % HELD_OUT_EVERY}
    fit_cuts([turns for path, turns in talks.items() if number_of(path) % 5 == 1], weights)
    spoken = [
        (asks(sentence), roles[path.parent.name, speaker])
        for path, turns in talks.items()
        if number_of(path) % 2
        for speaker, sentences in turns
        if (path.parent.name, speaker) in roles
        for sentence in sentences
    ]
    table = fit(*zip(*spoken, strict=True), least_uses=2 * LEAST_USES, strength=0.2, smallest=SMALLEST)
    save(weights / "roles.json", table)


def fit_cuts(talks: Iterable[list[Turn]], weights: Path) -> None:
    """Fit where sentences end, and at which of these ends the speaker changes."""
    rows = [row for turns in talks for row in cut_rows(turns)]
    print(len(rows), "gaps between words", file=sys.stderr)
    table = fit([row for row, _, _ in rows], [end for _, end, _ in rows], least_uses=LEAST_USES, strength=0.3, smallest=SMALLEST)
    save(weights / "sentences.json", table)
    ended = [(row, change) for row, end, change in rows if end]
    save(weights / "turns.json", fit(*zip(*ended, strict=True), least_uses=LEAST_USES, strength=0.3, smallest=SMALLEST))


def number_of(path: Path) -> int:
    """Return the number of an episode; every twentieth is kept for measuring."""
    return int(re.sub(r"\D", "", path.stem) or 0)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
