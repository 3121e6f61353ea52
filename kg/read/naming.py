"""What each file is called: in one folder given, the same whatever others it holds, but where all that an id keeps of two is the same."""

import hashlib
import os
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path


def ids(paths: Sequence[Path], given: Iterable[Path] = (), *, noticed: Callable[[str], None] = lambda note: None) -> list[str]:
    """Return an id for each file, in order: the slug of its path below the folder given.

    Files that share one have as many folders before it as tell them apart; where none do, a digest of the path behind it.

    Args:
        given: The paths in which the files were found.
        noticed: Called with a line for the user where files share an id, so that one added or left out changes those of others.
    """
    folders = frozenset(given)
    waiting = {path: _names(path, folders) for path in paths}
    found: dict[Path, str] = {}
    taken: set[str] = set()
    while waiting:
        named = {path: next(names) for path, names in waiting.items()}
        bearers = Counter(named.values())
        found.update((path, name) for path, name in named.items() if bearers[name] == 1 and name not in taken)
        taken.update(found.values())
        waiting = {path: names for path, names in waiting.items() if path not in found}
    if note := _note(found, folders):
        noticed(note)
    return [found[path] for path in paths]


def _note(found: Mapping[Path, str], folders: frozenset[Path]) -> str | None:
    own = ((path, next(_names(path, folders))) for path in found)
    shared = [f"{path}: its id is {found[path]}, since another talk would be {name} as well" for path, name in own if found[path] != name]
    more = f" (and {len(shared) - 1:,} more so)" if len(shared) > 1 else ""
    return f"{min(shared)}{more}; give one folder that holds both, or rename one, and ids stay when talks are added" if shared else None


def slug(path: Path) -> str:
    """Return the file's name without its ending in a to z, 0 to 9 and single hyphens; "talk" where nothing is left."""
    return _plain(path.stem) or "talk"


def _names(path: Path, folders: frozenset[Path]) -> Iterator[str]:
    """Yield what a file may be called, the shortest first; the last no other file can be called."""
    whole = path.absolute()
    above = next((folder for folder in reversed(path.parents) if folder in folders), path.parent)
    below = len(path.parts) - len(above.parts)
    places = [_plain(part) for part in whole.parent.parts]
    for depth in range(below - 1, len(places) + 1):
        yield "-".join(filter(None, (*places[len(places) - depth :], slug(path))))
    for parts in (whole.parts[-below:], whole.parts):
        yield f"{slug(path)}-{hashlib.sha256(os.fsencode(Path(*parts))).hexdigest()[:8]}"


def _plain(name: str) -> str:
    ascii_ = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", ascii_).strip("-")
