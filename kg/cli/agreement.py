"""What is agreed with the user before a language model is asked anything, and how far it is then."""

import os
import sys
from collections.abc import Callable
from contextlib import ExitStack
from types import TracebackType
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli import console

if TYPE_CHECKING:
    from kg.llm import Model, Needed

ModelName = Annotated[
    str | None,
    typer.Option("--llm", metavar="MODEL", help="Have a language model read the talks, whose text is sent to it; .kg keeps its answers."),
]
ModelUrl = Annotated[
    str | None,
    typer.Option(
        "--llm-url", metavar="URL", envvar="OPENAI_BASE_URL", help="Where it answers in OpenAI's way; the key is OPENAI_API_KEY's."
    ),
]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Ask the model without asking you first.")]


def model_of(name: str | None, url: str | None) -> "Model | None":
    """Return the model that options and environment name, if one is asked for.

    Raises:
        BadParameter: It is not said which, or where it answers; the address holds a secret; what should be a key cannot be sent as one.
    """
    if name is None:
        _demand_nothing_asked(url)
        return None
    from kg.llm import Model

    if not name.strip():
        raise typer.BadParameter("name the model, as qwen3", param_hint="--llm")
    if not url or not url.startswith(("http://", "https://")):
        raise typer.BadParameter("say where the model answers, as http://localhost:11434/v1 for Ollama", param_hint="--llm-url")
    if "@" in url or "?" in url:
        raise typer.BadParameter("an address is shown, so it may hold no secret; put the key into OPENAI_API_KEY", param_hint="--llm-url")
    key = os.environ.get("OPENAI_API_KEY", "").strip()
    if not (key.isascii() and key.isprintable()):
        raise typer.BadParameter("what stands there is no key; copy it anew", param_hint="OPENAI_API_KEY")
    return Model(name, url, key or None)


def _demand_nothing_asked(url: str | None) -> None:
    """Refuse an address without a model, lest our own reading be taken for the model's; in the environment it is for all programs."""
    if url is not None and url != os.environ.get("OPENAI_BASE_URL"):
        raise typer.BadParameter("say which model answers there, with --llm", param_hint="--llm-url")


class Agreement:
    """Ask the user, once, and then draw a bar of the answers."""

    def __init__(self, model: "Model | None", *, yes: bool, quiet: bool) -> None:
        """Prepare for a model; without one nothing will be asked."""
        self._model, self._yes, self._quiet = model, yes, quiet
        self._bar, self._done, self._calls = ExitStack(), 0, 0
        self._advance: Callable[[int, int], None] = lambda done, total: None

    def __enter__(self) -> "Agreement":
        """Give it."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Take the bar away."""
        self._bar.close()

    def ask(self, needed: "Needed") -> None:
        """Say what a model is to be asked, and have that allowed.

        Raises:
            BadParameter: There is no terminal to ask on.
            Exit: It is not allowed.
        """
        if self._model is None or not needed.calls:
            return
        told = f"about {needed.sent:,} tokens there and {needed.back:,} back"
        console.warn(f"{self._model.name} at {self._model.url} is asked {console.count(needed.calls, 'time')}: {told}.")
        if not self._yes:
            if not sys.stdin.isatty():
                raise typer.BadParameter("nobody to ask whether that may be sent and paid for; allow it with --yes", param_hint="--llm")
            if not typer.confirm("The text of the talks goes there. Go on?", err=True):
                raise typer.Exit(1)
        self._calls = needed.calls
        self._advance = self._bar.enter_context(console.progress(f"Asking {self._model.name}", shown=not self._quiet))
        self._advance(0, self._calls)

    def answered(self) -> None:
        """Count an answer."""
        self._done += 1
        self._advance(self._done, self._calls)
