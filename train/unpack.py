"""Unpack an archive.

python -m train.unpack ARCHIVE FOLDER
"""

import sys
import tarfile
from pathlib import Path


def main(archive: Path, folder: Path) -> None:
    """Unpack all of an archive below a folder, and nothing outside it."""
    with tarfile.open(archive) as packed:
        packed.extractall(folder, filter="data")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
