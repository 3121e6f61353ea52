"""Read talks by a model: ask about each piece what is not answered yet, and believe of the answers what stands in the talk."""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Protocol

from kg.catalog import Catalog
from kg.llm import prompt
from kg.llm.answer import Answer, FormError, parsed
from kg.llm.believing import understood
from kg.llm.endpoint import Endpoint, Model
from kg.llm.linking import Linker
from kg.llm.pieces import Stretch, cut
from kg.llm.threads import together
from kg.model import Transcript, Understanding

_LETTERS = 4  # that a token has, about
_ANSWERED = 2.5  # letters of an answer for each of a piece, where it claims all that a careful reader finds


class Answers(Protocol):
    """Keep answers from one build to the next."""

    def get(self, key: str) -> bytes | None:
        """Return what is kept under a key."""

    def put(self, key: str, content: bytes) -> None:
        """Keep what was answered."""


@dataclass(frozen=True, slots=True)
class Needed:
    """Say how often a model must be asked, and about how many tokens go there and come back."""

    calls: int
    sent: int
    back: int


class Reader:
    """Understand talks by a model.

    Attributes:
        dropped: How much of its answers was not believed, by reason.
    """

    def __init__(self, model: Model, catalog: Catalog, answers: Answers, *, jobs: int = 1, told: Callable[[], None] = lambda: None) -> None:
        """Link to the catalog, ask about `jobs` pieces at a time, and call `told` after each answer."""
        self._model, self._answers, self._jobs, self._told = model, answers, jobs, told
        self._endpoint, self._linker = Endpoint(model), Linker(catalog)
        self.dropped: Counter[str] = Counter()

    def __enter__(self) -> "Reader":
        """Give it."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Let go of the model."""
        self._endpoint.close()

    def needed(self, transcripts: Iterable[Transcript]) -> Needed:
        """Return what it takes to read talks, besides what is answered already; nothing is sent."""
        waiting = [(asked, piece) for each in transcripts for asked, piece in self._asked(each) if self._kept(asked) is None]
        sent = sum(len(message["content"]) for asked, _ in waiting for message in asked)
        return Needed(len(waiting), sent // _LETTERS, round(sum(piece.end - piece.start for _, piece in waiting) * _ANSWERED / _LETTERS))

    def __call__(self, transcript: Transcript) -> Understanding:
        """Say what one talk speaks of and how it relates that.

        Raises:
            ModelError: The model does not answer, or refuses; what it has answered is kept.
            OutputError: The answers cannot be kept.
        """
        asked = list(self._asked(transcript))
        answers = self._all([messages for messages, _ in asked])
        understanding, dropped = understood(transcript, zip((piece for _, piece in asked), answers, strict=True), self._linker)
        self.dropped.update(dropped)
        return understanding

    def _all(self, asked: Sequence[prompt.Messages]) -> list[Answer | None]:
        if self._jobs == 1:
            return [self._answer(each) for each in asked]  # in this thread, so that Ctrl-C need not wait for an answer
        return together(self._answer, asked, self._jobs)

    def _asked(self, transcript: Transcript) -> Iterator[tuple[prompt.Messages, Stretch]]:
        for piece in cut(transcript.text):
            yield prompt.messages(transcript, piece), piece

    def _answer(self, asked: prompt.Messages) -> Answer | None:
        """Return what is answered, or None where twice it is not of the form."""
        if (kept := self._kept(asked)) is not None:
            return kept
        answer = self._asked_anew(asked)
        self._told()
        return answer

    def _asked_anew(self, asked: prompt.Messages) -> Answer | None:
        text = self._endpoint.ask(asked)
        try:
            answer = parsed(text)
        except FormError as error:
            text = self._endpoint.ask(prompt.repair(asked, text, str(error)))
            try:
                answer = parsed(text)
            except FormError:
                return None
        self._answers.put(self._key(asked), json.dumps(text).encode())
        return answer

    def _kept(self, asked: prompt.Messages) -> Answer | None:
        kept = self._answers.get(self._key(asked))
        try:
            return None if kept is None else parsed(json.loads(kept))
        except (ValueError, TypeError, AttributeError):
            return None

    def _key(self, asked: prompt.Messages) -> str:
        """Return what decides an answer: the model, wherever it answers, and all that it is asked."""
        return hashlib.sha256(json.dumps([self._model.name, asked]).encode()).hexdigest()
