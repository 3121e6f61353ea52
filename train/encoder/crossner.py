"""Read CrossNER: named entities in sentences of five domains, each with types of its own."""

from collections.abc import Iterator
from pathlib import Path

from train.encoder.annotated import split

DOMAINS = {
    "ai": "field task product algorithm researcher metrics programlang conference university country person organisation location misc",
    "politics": "politician person organisation politicalparty event election country location misc",
    "science": "scientist person university organisation country location discipline enzyme protein chemicalelement chemicalcompound"
    " astronomicalobject academicjournal event theory award misc",
    "music": "musicgenre song band album musicalartist musicalinstrument award event country location organisation person misc",
    "literature": "book writer award poem event magazine literarygenre country person location organisation misc",
}
TYPES = sorted({type_ for types in DOMAINS.values() for type_ in types.split()})
TAGS = ["O", *(f"{edge}-{type_}" for type_ in TYPES for edge in "BI")]
ALLOWED = [[tag == "O" or tag[2:] in types.split() for tag in TAGS] for types in DOMAINS.values()]
"""Whether a domain has a tag."""

Sentence = tuple[int, list[str], list[str], list[int], bool]


def sentences(folder: Path) -> Iterator[Sentence]:
    """Yield the domain, the words, what is written after each, the tags, and whether the sentence may be learned from.

    Of the domain of artificial intelligence the training part alone is learned from; the development part is for measuring.
    """
    for number, domain in enumerate(DOMAINS):
        for part in ("train", "dev", "test"):
            path = folder / domain / f"{part}.txt"
            if path.exists():
                for block in path.read_text(encoding="utf-8").split("\n\n"):
                    rows = [line.split("\t") for line in block.splitlines() if line.strip()]
                    if rows:
                        yield (number, *_spoken(rows), domain != "ai" or part == "train")


def _spoken(rows: list[list[str]]) -> tuple[list[str], list[str], list[int]]:
    words: list[str] = []
    stops: list[str] = []
    tags: list[int] = []
    for token, tag in rows:
        new, after, _ = split(token)
        if not new and words:
            stops[-1] += token
        words += new
        stops += after
        inside = f"I-{tag[2:]}" if tag != "O" else "O"
        tags += [TAGS.index(tag if at == 0 else inside) for at in range(len(new))]
    return words, stops, tags
