"""JSON transcripts: YouTube's json3, Whisper and WhisperX, Podcasting 2.0, and their kin."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from kg.errors import InputError
from kg.read.laid_out import Said, Word, lay_out, seconds_of
from kg.read.spoken import Source

_LISTS = ("events", "segments", "transcription", "chunks")
"""Where a file has its utterances: json3; Whisper, WhisperX and Podcasting 2.0; whisper.cpp; Hugging Face. Others are lists themselves."""


def read_json(content: str, place: str) -> Source:
    """Lay out a JSON transcript.

    Raises:
        InputError: It is broken, or no transcript of a known form.
    """
    try:
        whole = json.loads(content, parse_int=float, parse_constant=lambda _: None)
    except (ValueError, RecursionError) as error:
        cause = f"line {error.lineno}" if isinstance(error, json.JSONDecodeError) else "nested too deep"
        raise InputError(f"{place}: broken JSON ({cause}); export the transcript again") from error
    source = lay_out(said for item in _items(whole) if isinstance(item, dict) for said in _said(item))
    if not source.content:
        raise InputError(f"{place}: JSON without a transcript; give json3, or the JSON of Whisper, WhisperX or a podcast")
    return source


def _items(whole: object) -> list[Any]:
    if isinstance(whole, dict):
        whole = next((whole[name] for name in _LISTS if isinstance(whole.get(name), list)), None)
    return whole if isinstance(whole, list) else []


def _said(item: Mapping[str, Any]) -> Iterator[Said]:
    if isinstance(item.get("segs"), list):
        start = seconds_of(item.get("tStartMs"), 0.001)
        words = [_seg(seg, start) for seg in item["segs"] if isinstance(seg, dict)]
        yield Said("".join(text for text, _, _ in words), start, None, words)
    elif isinstance(text := item.get("text", item.get("body")), str):
        timed = item["words"] if isinstance(item.get("words"), list) else []
        yield Said(text, _start(item), _speaker(item), [_word(each) for each in timed if isinstance(each, dict)])


def _seg(seg: Mapping[str, Any], start: float | None) -> Word:
    later = seconds_of(seg.get("tOffsetMs", 0.0), 0.001)
    return str(seg.get("utf8", "")), None if start is None or later is None else round(start + later, 3), None


def _word(word: Mapping[str, Any]) -> Word:
    return str(word.get("word", word.get("text", ""))), seconds_of(word.get("start")), _speaker(word)


def _start(item: Mapping[str, Any]) -> float | None:
    """Return when an utterance begins, by the first of the keys in use that has it."""
    offsets, stamp = item.get("offsets"), item.get("timestamp")
    if isinstance(offsets, dict):
        return seconds_of(offsets.get("from"), 0.001)
    if isinstance(stamp, list) and stamp:
        return seconds_of(stamp[0])
    return seconds_of(item.get("start", item.get("startTime")))


def _speaker(item: Mapping[str, Any]) -> str | None:
    speaker = item.get("speaker")
    return " ".join(speaker.split()) or None if isinstance(speaker, str) else None
