"""A model behind an address that speaks as OpenAI's does. What fails in passing is asked again, a few times, later and later."""

import math
import time
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from kg.errors import ModelError
from kg.llm.prompt import Messages, schema

if TYPE_CHECKING:
    import httpx

PAUSES = (1.0, 4.0, 15.0, 40.0)
"""Seconds before each further try."""

LONGEST_PAUSE = 120.0
"""Seconds that an endpoint may ask us to wait."""

TIMEOUT = 180.0
"""Seconds without a sign of an answer; a large model on a laptop takes its time."""

_BAD_REQUEST = 400
_PASSING = frozenset({408, 429, 500, 502, 503, 504, 529})
_EXTRAS: dict[str, Any] = {
    "temperature": 0,
    "response_format": {"type": "json_schema", "json_schema": {"name": "graph", "strict": True, "schema": schema()}},
}
_AGAIN = "what was answered is kept: build again to go on"


@dataclass(frozen=True)
class Model:
    """Name a model and where it answers; the key is shown nowhere."""

    name: str
    url: str
    key: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class _Trouble:
    """Say why there is no answer, and how many seconds the endpoint wants us to wait, if it says so."""

    told: str
    wanted: float | None = None


class Endpoint:
    """Ask a model."""

    def __init__(self, model: Model) -> None:
        """Get ready; nothing is sent yet.

        Raises:
            ModelError: httpx is not installed.
        """
        if not find_spec("httpx"):
            raise ModelError("httpx is not installed, which speaks with models; pip install httpx")
        import httpx

        headers = {"Authorization": f"Bearer {model.key}"} if model.key else {}
        self._model = model
        self._client = httpx.Client(headers=headers, timeout=httpx.Timeout(TIMEOUT, connect=min(TIMEOUT, 20.0)))
        self._extras = _EXTRAS

    def close(self) -> None:
        """Let go of all connections."""
        self._client.close()

    def ask(self, messages: Messages) -> str:
        """Return what the model answers; nothing where the answer is not of OpenAI's form.

        Raises:
            ModelError: It does not answer, or refuses.
        """
        for pause in PAUSES:
            got = self._once(messages)
            if isinstance(got, str):
                return got
            if (got.wanted or 0) > LONGEST_PAUSE:
                raise self._error(f"{got.told}, and asks to wait {got.wanted:,.0f} seconds", _AGAIN)
            time.sleep(pause if got.wanted is None else got.wanted)
        last = self._once(messages)
        if isinstance(last, str):
            return last
        raise self._error(f"{last.told}, {len(PAUSES) + 1} times", _AGAIN)

    def _once(self, messages: Messages) -> "str | _Trouble":
        """Return what the model answers, or what may pass.

        Raises:
            ModelError: It will not pass.
        """
        import httpx

        try:
            response = self._post(messages)
        except (httpx.ConnectError, httpx.UnsupportedProtocol, httpx.InvalidURL) as error:
            raise self._error(f"cannot be reached ({error})", "start it, or give another address with --llm-url") from error
        except httpx.LocalProtocolError as error:  # whose text may show the key
            raise self._error("cannot be asked", "the key holds letters that no key has: copy it anew") from error
        except httpx.TimeoutException:
            return _Trouble(f"no answer within {TIMEOUT:g} seconds")
        except httpx.TransportError as error:
            return _Trouble(f"no whole answer ({error})")
        return _content(response) if response.is_success else _Trouble(self._refusal(response), _retry_after(response))

    def _post(self, messages: Messages) -> "httpx.Response":
        body = {"model": self._model.name, "messages": messages}
        place = f"{self._model.url.rstrip('/')}/chat/completions"
        response = self._client.post(place, json=body | self._extras)
        if response.status_code == _BAD_REQUEST and self._extras:  # as of those that know no schema, or no temperature
            bare = self._client.post(place, json=body)
            if bare.is_success:
                self._extras = {}
            return bare
        return response

    def _refusal(self, response: "httpx.Response") -> str:
        """Return what passes by itself.

        Raises:
            ModelError: It will not.
        """
        told = f"status {response.status_code}{self._message(response)}"
        if response.status_code in _PASSING:
            return told
        if response.status_code in {401, 403}:
            raise self._error(told, "set OPENAI_API_KEY to a key that is valid there")
        raise self._error(told, f"see whether there is a model {self._model.name!r} at that address")

    def _message(self, response: "httpx.Response") -> str:
        """Return what the endpoint says of its refusal, in brackets and on one line."""
        with suppress(ValueError, KeyError, TypeError, AttributeError):
            error = response.json()["error"]
            told = " ".join(str(error["message"] if isinstance(error, dict) else error).split())[:200]
            return f" ({told})"
        return ""

    def _error(self, cause: str, remedy: str) -> ModelError:
        told = f"{self._model.url}: {cause}; {remedy}"
        return ModelError(told.replace(self._model.key, "…") if self._model.key else told)


def _content(response: "httpx.Response") -> str:
    with suppress(ValueError, KeyError, TypeError, IndexError):
        content = response.json()["choices"][0]["message"]["content"]
        return content if isinstance(content, str) else ""
    return ""


def _retry_after(response: "httpx.Response") -> float | None:
    """Return the seconds that the endpoint asks to wait: it may tell them, or a time."""
    told = response.headers.get("Retry-After", "")
    with suppress(ValueError):
        seconds = float(told)
        return max(0.0, seconds) if math.isfinite(seconds) else None
    with suppress(ValueError, TypeError):
        return max(0.0, (parsedate_to_datetime(told) - datetime.now(UTC)).total_seconds())
    return None
