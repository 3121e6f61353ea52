"""What is said of a thing, between two, where, and what matters most."""

from msgspec.structs import replace

from kg.ontology import EntityType
from kg.query import explain, passages, timeline, top


def test_all_that_is_said_of_a_thing(stored):
    """Every relation of a thing is told, surest first, with the words that say it."""
    told = explain(stored, "alexnet-paper")
    assert [each.subject_name for each in told.statements] == ["Geoffrey Hinton", "Alex Krizhevsky", "Dropout"]
    evidence = told.statements[0].evidence[0]
    assert (evidence.talk, evidence.line, evidence.quote) == ("A talk", 2, "jeff hinton of the famed alex ned paper")
    (thing,) = told.things
    assert (thing.name, thing.relations, thing.heard) == (stored.things["alexnet-paper"]["name"], 3, (("alex ned paper", 1),))


def test_what_is_said_between_two(stored):
    """Relations in either direction are told, and no others."""
    told = explain(stored, "alexnet-paper", "dropout")
    assert [(each.type, each.polarity) for each in told.statements] == [("DESCRIBED_IN", "negated")]
    assert [thing.id for thing in told.things] == ["alexnet-paper", "dropout"]
    assert explain(stored, "dropout", "geoffrey-hinton").statements == ()


def test_the_most_salient_come_first(stored):
    """Things are ranked by salience, and a type can be asked for alone."""
    assert [thing.id for thing in top(stored, limit=2)] == ["alexnet-paper", "alex-krizhevsky"]
    assert [thing.id for thing in top(stored, kind=EntityType.METHOD)] == ["dropout"]


def test_a_timeline_has_the_lines_of_the_talk(stored):
    """Each moment has its line, and the words of that line where the graph holds them."""
    (moment,) = timeline(stored, "geoffrey-hinton")
    assert (moment.talk, moment.line, moment.surface, moment.words) == (
        "A talk", 2, "jeff hinton", "jeff hinton of the famed alex ned paper",
    )  # fmt: skip


def test_a_name_that_runs_over_lines_is_told_whole(stored):
    """Captions break lines within names; where a name is not found in the lines as it stands in the graph, its first line is told."""
    stored.things["dropout"]["mentions"][0] = replace(stored.things["dropout"]["mentions"][0], line=1, surface="kaczowski jeff hinton")
    assert (
        timeline(stored, "dropout")[0].words
        == "you were one of the three authors with alex kaczowski jeff hinton of the famed alex ned paper"
    )
    stored.things["dropout"]["mentions"][0] = replace(stored.things["dropout"]["mentions"][0], surface="Kaczowski")
    assert timeline(stored, "dropout")[0].words == "you were one of the three authors with alex kaczowski"


def test_a_moment_is_played_where_its_second_is_known(stored):
    """Its address is that of the second; where there is none, that of the talk."""
    talk = stored.sources[0]
    talk["url"] = "https://www.youtube.com/watch?v=13CZPWmke6A"
    assert [each.url for each in timeline(stored, "dropout")] == [talk["url"]]
    stored.things["dropout"]["mentions"][0].seconds = 68.4
    assert [each.url for each in timeline(stored, "dropout")] == [f"{talk['url']}&t=68s"]


def test_a_timeline_goes_by_date(stored):
    """Talks come by their dates, whatever their order in the graph; without text there are no words."""
    early = {**stored.sources[0], "id": "early", "date": "2001-01-01"}
    del early["text"]
    stored.sources.append(early)
    stored.things["dropout"]["mentions"].append(replace(stored.things["dropout"]["mentions"][0], source="early"))
    assert [(moment.date, moment.words) for moment in timeline(stored, "dropout")] == [
        ("2001-01-01", None), ("2020-05-08", "it does not use dropout"),
    ]  # fmt: skip


def test_captions_are_told_as_words(stored):
    """Of a caption file the rows are told, without times and tags, and counted where lines around are asked for."""
    rows = ["so", "you were one<00:00:02.500><c> with alex kaczowski</c>", "jeff &amp; co", "it does not use dropout", "no"]
    text = ["WEBVTT", ""] + [line for at, row in enumerate(rows, 1) for line in (f"00:00:0{at}.000 --> 00:00:0{at + 1}.000", row, "")]
    stored.sources[0].update(text=text, lines=len(text))
    (edge,) = [edge for edge in stored.edges if edge["target"] == "alexnet-paper" and edge["source"] == "dropout"]
    edge.evidence = [replace(each, line=7, lineEnd=10) for each in stored.evidence(edge)]
    stored.things["dropout"]["mentions"][0] = replace(stored.things["dropout"]["mentions"][0], line=13)
    (passage,) = passages(stored, "dropout", "alexnet-paper", around=1)
    assert (passage.first, passage.lines) == (4, ("so", "you were one with alex kaczowski", "jeff & co", "it does not use dropout"))
    (moment,) = timeline(stored, "dropout")
    assert (moment.line, moment.words) == (13, "it does not use dropout")
