"""What talks say becomes a graph."""

import json
from dataclasses import replace
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import graph, read
from kg.model import Entity, Mention, Pieces, Relation, Transcript, Understanding
from kg.ontology import EntityType, How, Polarity, RelationType

HINTON = Entity("geoffrey-hinton", "Geoffrey Hinton", EntityType.PERSON, ("Hinton",))
LECUN = Entity("yann-lecun", "Yann LeCun", EntityType.PERSON)
ALEXNET = Entity("alexnet", "AlexNet", EntityType.METHOD)
IMAGENET = Entity("imagenet", "ImageNet", EntityType.DATASET)
GUESS = Entity("yann-lecun", "Yann Lecun", EntityType.PERSON, known=False)
TEXT = "hinton built alexnet with lecun he trained alexnet on imagenet and hinton liked it"


def transcript(text: str = TEXT, id: str = "talk") -> Transcript:
    """Return a talk on one line."""
    return Transcript(id, text, Pieces(), (text,))


def mention(surface: str, entity: Entity, *, text: str = TEXT, nth: int = 0, how: How = How.EXACT, score: float = 0.9) -> Mention:
    """Return a mention of an entity, by the words it is said with and which occurrence of them it is."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(surface, start + 1)
    return Mention(start, start + len(surface), surface, entity, how, score)


def relation(subject: Mention, type_: RelationType, object_: Mention, polarity=Polarity.ASSERTED, confidence=0.5, **quote) -> Relation:
    """Return a relation whose quote reaches from end to end."""
    place = {"start": min(subject.start, object_.start), "end": max(subject.end, object_.end)} | quote
    return Relation(subject, type_, object_, polarity, confidence, **place)


HIM, HER = mention("hinton", HINTON), mention("lecun", LECUN)
NET, DATA = mention("alexnet", ALEXNET), mention("imagenet", IMAGENET)
LATER = mention("alexnet", ALEXNET, nth=1)
HE = mention("he trained", LECUN, how=How.PRONOUN)
HE = replace(HE, end=HE.start + 2, surface="he")
FURTHER = replace(DATA, entity=ALEXNET)
MENTIONS = (HIM, NET, HER, LATER, DATA)
BUILT = relation(HIM, RelationType.INTRODUCED, NET)


def understood(*relations: Relation, mentions=MENTIONS, talk: Transcript | None = None) -> Understanding:
    """Return what is understood of a talk."""
    return Understanding(talk or transcript(), tuple(mentions), relations)


def built(*understandings: Understanding, **options) -> nx.MultiDiGraph:
    """Return the graph alone."""
    return graph.build(understandings, catalog="digest", **options)[0]


def dropped(*relations: Relation, mentions=MENTIONS, **options) -> dict[str, int]:
    """Return what is dropped of the relations of a talk."""
    return dict(graph.build([understood(*relations, mentions=mentions)], catalog="digest", **options)[1].dropped)


@pytest.mark.parametrize(
    ("each", "reason"),
    [
        (relation(mention("hinton", GUESS), RelationType.INTRODUCED, NET), "a relation with an end whose words do not link to it"),
        (relation(mention("built", HINTON), RelationType.INTRODUCED, NET), "a relation with an end whose words do not link to it"),
        (
            relation(HIM, RelationType.INTRODUCED, mention("built", Entity("x", "X", EntityType.METHOD))),
            "a relation with an end whose words do not link to it",
        ),
        (
            relation(replace(HE, entity=Entity("x", "X", EntityType.PERSON)), RelationType.INTRODUCED, LATER),
            "a relation with an end that is mentioned nowhere",
        ),
        (relation(NET, RelationType.USES, LATER), "a relation whose two ends are one thing, as names or corrections have it"),
        (relation(NET, RelationType.INTRODUCED, HIM), "a relation that does not join things of these types"),
        (relation(HIM, RelationType.TRAINED_ON, DATA), "a relation that does not join things of these types"),
        (relation(HIM, RelationType.INTRODUCED, NET, end=NET.end - 1), "a relation whose quote does not hold both ends"),
        (relation(HIM, RelationType.INTRODUCED, NET, start=1), "a relation whose quote does not hold both ends"),
        (relation(replace(HIM, start=3, end=9), RelationType.INTRODUCED, NET), "a relation whose quote does not hold both ends"),
        (relation(replace(HIM, surface="Hinton"), RelationType.INTRODUCED, NET), "a relation whose quote does not hold both ends"),
        (relation(replace(HIM, end=0, surface=""), RelationType.INTRODUCED, NET), "a relation whose quote does not hold both ends"),
        (relation(replace(HE, start=0), RelationType.INTRODUCED, LATER), "a relation whose quote does not hold both ends"),
    ],
)
def test_what_is_not_grounded_is_dropped_and_counted(each, reason):
    """No edge without a quote in which both ends stand by words that link to them, of types that fit."""
    assert dropped(each, BUILT) == {reason: 1}
    assert built(understood(each)).number_of_edges() == 0


def test_what_is_grounded_is_an_edge():
    """Nothing is dropped where all is in order; a pronoun is an end, too, once its person is named."""
    by_pronoun = relation(HE, RelationType.INTRODUCED, LATER)
    assert dropped(BUILT, by_pronoun, relation(LATER, RelationType.TRAINED_ON, DATA)) == {}
    ((_, _, edge),) = built(understood(by_pronoun)).edges("yann-lecun", data=True)
    assert edge["evidence"][0]["subject"] == {"surface": "he", "start": HE.start, "how": "pronoun"}


@pytest.mark.parametrize("how", [How.PRONOUN, How.ROLE])
def test_a_pronoun_or_role_alone_makes_no_node(how):
    """Whom no name stands for is not in the graph, and so nothing is said of it."""
    stands_for = replace(HE, how=how)
    mentions = (NET, LATER, stands_for)
    assert set(built(understood(mentions=mentions))) == {"alexnet"}
    assert dropped(relation(stands_for, RelationType.INTRODUCED, LATER), mentions=mentions) == {
        "a relation with an end that is mentioned nowhere": 1
    }


@pytest.mark.parametrize(
    ("about", "nodes"),
    [
        ({"guests": ("Yann LeCun",)}, {"yann-lecun"}),
        ({"host": "yann lecun"}, {"yann-lecun"}),
        ({"id": "yann-lecun-36"}, {"yann-lecun"}),
        ({"id": "lecun"}, set()),
        ({"id": "yann-lecun", "guests": ("Geoffrey Hinton",)}, set()),
    ],
)
def test_a_pronoun_is_enough_of_whom_file_or_user_name(about, nodes):
    """Who speaks by the name that they have in the catalog need not be named in the talk."""
    talk = replace(transcript(), **about)
    assert set(built(understood(mentions=[HE], talk=talk))) == nodes


@pytest.mark.parametrize("wrong", [replace(HIM, start=2, end=8), replace(HIM, surface="Hinton"), replace(HIM, end=0, surface="")])
def test_a_mention_that_is_not_where_it_says_is_dropped(wrong):
    """No node without a mention in the text."""
    assert set(built(understood(mentions=(wrong, NET)))) == {"alexnet"}
    assert dropped(mentions=(wrong, NET)) == {"a mention that is not where it says": 1}


def test_reasons_are_counted_in_order():
    """The report counts each reason, in the order of the alphabet."""
    same, unfit = relation(NET, RelationType.USES, LATER), relation(NET, RelationType.INTRODUCED, HIM)
    assert list(dropped(unfit, same, unfit).items()) == [
        ("a relation that does not join things of these types", 2),
        ("a relation whose two ends are one thing, as names or corrections have it", 1),
    ]


def test_mentions_of_an_entity_are_one_node():
    """A node bears what the catalog says of the entity, every place it is named at, and the best score."""
    first, second = HIM, mention("hinton", HINTON, nth=1, how=How.ALIAS, score=0.956)
    node = built(understood(mentions=(first, second))).nodes["geoffrey-hinton"]
    assert {key: node[key] for key in ("name", "type", "aliases", "known", "corrected", "confidence")} == {
        "name": "Geoffrey Hinton", "type": "Person", "aliases": ["Hinton"], "known": True, "corrected": None, "confidence": 0.96,
    }  # fmt: skip
    assert node["mentions"] == [
        {"source": "talk", "line": 1, "start": first.start, "seconds": None, "surface": "hinton", "how": "exact", "score": 0.9},
        {"source": "talk", "line": 1, "start": second.start, "seconds": None, "surface": "hinton", "how": "alias", "score": 0.96},
    ]


def test_a_guess_never_displaces_a_catalog_entry():
    """Where one talk guesses at a person whom another knows, the node is the known one, in whatever order they come."""
    guessed = understood(mentions=(mention("lecun", GUESS),), talk=transcript(id="one"))
    known = understood(mentions=(HER,), talk=transcript(id="two"))
    for talks in ((guessed, known), (known, guessed)):
        node = built(*talks).nodes["yann-lecun"]
        assert (node["name"], node["known"], len(node["mentions"])) == ("Yann LeCun", True, 2)


def test_types_are_those_of_the_nodes():
    """An edge fits its nodes, even where a mention takes its end for something else."""
    person = Entity("alexnet", "Alex Net", EntityType.PERSON, known=False)
    wrong = mention("alexnet", person, nth=1)
    told = relation(wrong, RelationType.DISCUSSES, DATA)
    assert dropped(told, mentions=(NET, wrong, DATA)) == {"a relation that does not join things of these types": 1}


def test_an_unknown_person_is_a_node():
    """A person in no catalog is in the graph and says so."""
    assert built(understood(mentions=(mention("lecun", GUESS),))).nodes["yann-lecun"]["known"] is False


@pytest.mark.parametrize("type_", [RelationType.COLLABORATED_WITH, RelationType.COMPARED_WITH])
def test_a_symmetric_relation_is_one_edge(type_):
    """Told in either order it is one edge, and each piece of evidence names the edge's own subject."""
    again = mention("hinton", HINTON, nth=1)
    one, other = relation(HIM, type_, HER), relation(HER, type_, again)
    ((source, target, edge),) = built(understood(one, other, mentions=(*MENTIONS, again))).edges(data=True)
    assert (source, target) == ("geoffrey-hinton", "yann-lecun")
    assert [(each["subject"]["start"], each["object"]["start"]) for each in edge["evidence"]] == [
        (HIM.start, HER.start),
        (again.start, HER.start),
    ]


def test_a_relation_that_has_a_direction_keeps_it():
    """Told in both directions it is two edges."""
    forth, back = relation(NET, RelationType.SUPERSEDES, DATA), relation(DATA, RelationType.SUPERSEDES, NET)
    assert set(built(understood(forth, back)).edges()) == {("alexnet", "imagenet"), ("imagenet", "alexnet")}


def test_polarities_are_edges_of_their_own():
    """What is denied or guessed is not mixed with what is stated; the key tells them apart."""
    told = [relation(HIM, RelationType.INTRODUCED, NET, polarity) for polarity in Polarity]
    made = built(understood(*told))
    assert {key: edge["polarity"] for _, _, key, edge in made.edges(keys=True, data=True)} == {
        "geoffrey-hinton:INTRODUCED:alexnet": "asserted",
        "geoffrey-hinton:INTRODUCED:alexnet:hedged": "hedged",
        "geoffrey-hinton:INTRODUCED:alexnet:negated": "negated",
    }


@pytest.mark.parametrize(
    ("confidences", "strongest"),
    [((0.5,), 0.5), ((0.5, 0.5), 0.5), ((0.2, 0.5, 0.1), 0.5), ((0.9, 0.8), 0.9), ((0.0, 0.3), 0.3)],
)
def test_an_edge_is_as_sure_as_its_strongest_statement(confidences, strongest):
    """Saying a thing twice makes it no surer; every statement is kept."""
    told = [relation(HIM, RelationType.INTRODUCED, NET, confidence=each) for each in confidences]
    ((_, _, edge),) = built(understood(*told)).edges(data=True)
    assert edge["confidence"] == strongest
    assert len(edge["evidence"]) == len(confidences)


def test_the_strongest_statement_is_shown_first():
    """Evidence stands by how sure it is, and in the order of the talks where that is the same."""
    weak, strong = (transcript(id=id) for id in ("weak", "strong"))
    talks = [
        understood(relation(HIM, RelationType.INTRODUCED, NET, confidence=sure), talk=talk) for talk, sure in ((weak, 0.2), (strong, 0.7))
    ]
    ((_, _, edge),) = built(*talks).edges(data=True)
    assert [each["source"] for each in edge["evidence"]] == ["strong", "weak"]


@pytest.mark.parametrize(
    ("one", "other", "first"),
    [
        ((HE, LATER, 0.5), (HER, LATER, 0.45), "lecun"),
        ((HE, LATER, 0.5), (HER, LATER, 0.4), "he"),
        ((HER, FURTHER, 0.5), (HER, LATER, 0.45), "alexnet"),
        ((HER, FURTHER, 0.5), (HER, LATER, 0.4), "imagenet"),
    ],
    ids=["named", "named, but less sure", "shorter", "shorter, but less sure"],
)
def test_of_equally_sure_statements_the_plainest_is_shown_first(one, other, first):
    """By how it is said a reader is convinced, where one statement is hardly surer than another."""
    told = [relation(subject, RelationType.USES, object_, confidence=sure) for subject, object_, sure in (one, other)]
    ((_, _, edge),) = built(understood(*told, mentions=(*MENTIONS, FURTHER))).edges(data=True)
    assert first in {edge["evidence"][0][end]["surface"] for end in ("subject", "object")}
    assert edge["confidence"] == 0.5


def test_statements_of_several_talks_are_one_edge():
    """An edge holds the evidence of every talk that tells it, in the order of the talks."""
    talks = [understood(BUILT, talk=transcript(id=id)) for id in ("one", "two")]
    made = built(*talks)
    ((_, _, edge),) = made.edges(data=True)
    assert ([each["source"] for each in edge["evidence"]], edge["confidence"]) == (["one", "two"], 0.5)
    assert [each["source"] for each in made.nodes["alexnet"]["mentions"]] == ["one", "one", "two", "two"]


@pytest.mark.parametrize(
    ("least", "edges", "out"),
    [(0.0, 2, {}), (0.5, 2, {}), (0.6, 1, {"a relation less sure than 0.6": 1}), (0.7, 0, {"a relation less sure than 0.7": 3})],
)
def test_edges_below_a_confidence_are_left_out(least, edges, out):
    """What counts is the strongest statement of an edge; its ends stay. Each of its statements is told to be left out."""
    later = relation(LATER, RelationType.TRAINED_ON, DATA, confidence=0.6)
    told = [BUILT, later, later]
    assert built(understood(*told), min_confidence=least).number_of_edges() == edges
    assert dropped(*told, min_confidence=least) == out
    assert set(built(understood(*told), min_confidence=1.0)) == {each.entity.id for each in MENTIONS}


def test_salience_is_a_share_of_the_most_salient():
    """Who is named and related more is more salient; the most salient has 1."""
    nodes = built(understood(BUILT, relation(LATER, RelationType.TRAINED_ON, DATA))).nodes
    assert nodes["alexnet"]["salience"] == 1
    assert 0 < nodes["yann-lecun"]["salience"] < nodes["imagenet"]["salience"] < 1


def test_a_talk_of_nothing_is_an_empty_graph():
    """No mention and no relation is no error, and neither is no talk."""
    made = built(understood(mentions=()))
    assert (made.number_of_nodes(), made.number_of_edges(), len(made.graph["sources"])) == (0, 0, 1)
    assert built().graph["sources"] == []


@pytest.mark.parametrize("keep", [True, False])
def test_sources_describe_the_talks(keep):
    """Each source says what the file says of the talk, and holds its lines unless they are left out."""
    talk = Transcript(
        "talk",
        TEXT,
        Pieces(),
        (TEXT, "footer"),
        title="A talk",
        date="2020-05-08",
        url="https://example.org",
        guests=("Ann",),
        host="Bob",
    )
    made = built(understood(talk=talk), keep_text=keep)
    source = {"id": "talk", "title": "A talk", "date": "2020-05-08", "url": "https://example.org", "people": ["Ann", "Bob"]}
    expected = source | {"lines": 2, "words": len(TEXT.split())} | ({"text": [TEXT, "footer"]} if keep else {})
    assert made.graph["sources"] == [expected]
    assert made.graph["catalog"] == "digest"


@pytest.mark.parametrize(("given", "people"), [((), ["Yann LeCun", "Geoffrey Hinton"]), (("Ann",), ["Ann"])])
def test_a_source_names_whom_the_file_names_or_who_was_found(given, people):
    """Guest and host that the talk tells stand there where the file tells nobody."""
    talk = replace(transcript(), guests=given)
    made = built(replace(understood(talk=talk), cast=(HER, HIM)))
    assert made.graph["sources"][0]["people"] == people


CHOICES = [
    BUILT, relation(HIM, RelationType.COLLABORATED_WITH, HER), relation(HER, RelationType.COLLABORATED_WITH, HIM),
    relation(LATER, RelationType.TRAINED_ON, DATA), relation(HIM, RelationType.INTRODUCED, NET, Polarity.NEGATED, 0.3),
    relation(NET, RelationType.INTRODUCED, HIM), relation(HE, RelationType.INTRODUCED, LATER, confidence=0.7),
]  # fmt: skip


@given(st.permutations(CHOICES), st.permutations(MENTIONS))
def test_the_order_of_relations_and_mentions_makes_no_difference_to_the_facts(relations, mentions):
    """Nodes and edges come in the order of their ids, with the same attributes, however they were told."""
    made, expected = built(understood(*relations, mentions=mentions)), built(understood(*CHOICES))
    assert list(made) == sorted(made) == list(expected)
    assert list(made.edges(keys=True)) == list(expected.edges(keys=True))
    assert facts(made) == facts(expected)


@given(st.permutations(["one", "two", "three"]))
def test_the_order_of_talks_makes_no_difference_to_the_facts(ids):
    """Only sources, mentions and evidence follow the order in which the talks are given."""
    talks = {
        "one": understood(BUILT, talk=transcript(id="one")),
        "two": understood(*CHOICES, talk=transcript(id="two")),
        "three": understood(mentions=(mention("lecun", GUESS), DATA), talk=transcript(id="three")),
    }
    made = built(*(talks[id] for id in ids))
    assert facts(made) == facts(built(*talks.values()))
    assert [source["id"] for source in made.graph["sources"]] == ids


def facts(made: nx.MultiDiGraph) -> str:
    """Return nodes and edges as text, mentions and evidence sorted."""

    def settled(data: dict) -> dict:
        return {key: sorted(map(json.dumps, value)) if key in ("mentions", "evidence") else value for key, value in data.items()}

    nodes = [(name, settled(data)) for name, data in made.nodes(data=True)]
    return json.dumps([nodes, [(*ends, settled(data)) for *ends, data in made.edges(keys=True, data=True)]])


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_offsets_are_of_the_file(tmp_path: Path, end: str):
    """The quote is what stands in the file between its offsets, white space apart, and so is every surface."""
    content = end.join(["A talk", "so  geoffrey", "  hinton   built the", "", "alex  net\tthat summer you know", ""])
    path = tmp_path / "talk.txt"
    path.write_bytes(content.encode())
    talk = read.read(path)
    person, thing = (mention(words, entity, text=talk.text) for words, entity in (("geoffrey hinton", HINTON), ("alex net", ALEXNET)))
    told = relation(person, RelationType.INTRODUCED, thing, start=talk.text.index("so geoffrey"), end=len(talk.text))
    made = built(understood(told, mentions=(person, thing), talk=talk))
    ((_, _, edge),) = made.edges(data=True)
    (proof,) = edge["evidence"]
    assert (proof["line"], proof["lineEnd"]) == (2, 5)
    assert content[proof["start"] : proof["end"]].split() == proof["quote"].split() == talk.text.split()[2:]
    for each in (proof["subject"], proof["object"], *(node["mentions"][0] for _, node in made.nodes(data=True))):
        assert " ".join(content[each["start"] :].split()).startswith(each["surface"])
    assert [node["mentions"][0]["line"] for _, node in sorted(made.nodes(data=True))] == [5, 2]
