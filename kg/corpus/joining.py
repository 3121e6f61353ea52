"""What talks say → the shares they have in one graph, once it is settled who is who."""

from collections.abc import Iterable, Sequence

from kg import graph
from kg.corpus.memory import Memory
from kg.corpus.stream import Heard, Said, said_by
from kg.corrections import Replay
from kg.identity import People


def joined(talks: Sequence[Heard], said: Iterable[Said], memory: Memory, replay: Replay, *, keep_text: bool) -> graph.Builder:
    """Gather what each talk adds to the graph, as it is kept where nothing is to be put right.

    Args:
        said: What the talks say, in their order.
    """
    who, builder = People(), graph.Builder()
    for talk in talks:
        who.hear(talk.id, talk.glance.told)
    who.settle()
    for talk, each in zip(talks, said, strict=True):
        builder.add(_corrected(each, who, memory, replay, keep_text) if replay else _kept(talk, each, who, memory, keep_text))
    return builder


def _corrected(said: Said, who: People, memory: Memory, replay: Replay, keep_text: bool) -> graph.Share:
    return graph.share(replay(who.named(said_by(said, memory))), keep_text=keep_text)


def _kept(talk: Heard, said: Said, who: People, memory: Memory, keep_text: bool) -> graph.Share:
    people = who.meant(talk.id)
    key = memory.share_key(talk.file, people, keep_text)
    if (kept := memory.share(key, people)) is not None:
        return kept
    share = graph.share(who.named(said_by(said, memory)), keep_text=keep_text)
    memory.keep_share(key, people, share)
    return share
