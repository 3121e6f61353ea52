"""How firmly something is said, and whether it is praise."""

import re

import pytest

from kg.ontology import RelationType
from kg.understand.cues import STOP
from kg.understand.polarity import stance, tone


def told(type_: str, line: str) -> tuple[str, str]:
    """Return what a relation is, and how firmly it is stated, by a line with its ends in brackets; "." is where a sentence begins."""
    before, _, between, _, after = re.split(r"[][]", f"{STOP} {line} {STOP}")
    return stance(RelationType(type_), tone(before.split(), between.split(), after.split()))


@pytest.mark.parametrize(
    ("type_", "line", "expected"),
    [
        ("SUPPORTS", "[i] love [python] a lot", ("SUPPORTS", "asserted")),
        ("SUPPORTS", "[he] never believed in [xor]", ("SUPPORTS", "negated")),
        ("SUPPORTS", "[i] think [xor] is overrated", ("CRITICIZES", "asserted")),
        ("SUPPORTS", "[i] disagree with [jeff hinton]", ("SUPPORTS", "negated")),
        ("SUPPORTS", "[i] don't disagree with [jeff hinton]", ("SUPPORTS", "asserted")),
        ("SUPPORTS", "[i] like [xor] and there i disagree with jeff hinton", ("SUPPORTS", "asserted")),
        ("SUPPORTS", "[i] do not agree with [jeff hinton]", ("SUPPORTS", "negated")),
        ("SUPPORTS", "[i] hate [xor]", ("CRITICIZES", "asserted")),
        ("SUPPORTS", "[i] don't hate [xor]", ("SUPPORTS", "negated")),
        ("CRITICIZES", "[i] do not believe that [xor] work", ("CRITICIZES", "asserted")),
        ("CRITICIZES", "[i] never liked [xor]", ("CRITICIZES", "asserted")),
        ("CRITICIZES", "[i] don't hate [xor]", ("CRITICIZES", "negated")),
        ("CRITICIZES", "[i] might doubt [xor]", ("CRITICIZES", "hedged")),
        ("CRITICIZES", "[i] don't think [deep learning] has hit a wall", ("CRITICIZES", "negated")),
        ("CRITICIZES", "[i] wouldn't say that [gans] are dead", ("CRITICIZES", "negated")),
        ("CRITICIZES", "[i] doubt that [deep learning] gets us there", ("CRITICIZES", "asserted")),
        ("SUPPORTS", "[i] don't like [prolog]", ("SUPPORTS", "negated")),
        ("SUPPORTS", "do [you] like [prolog]", ("SUPPORTS", "hedged")),
        ("SUPPORTS", "[i] like [prolog] . the weather is awful", ("SUPPORTS", "asserted")),
    ],
)
def test_denial_and_dislike_tell_what_somebody_thinks(type_, line, expected):
    """To deny a thing its worth is to criticize it, to call it bad is not to support it; to deny dislike denies the criticism."""
    assert told(type_, line) == expected


@pytest.mark.parametrize(
    ("type_", "line", "polarity"),
    [
        ("COMPARED_WITH", "[bert] is not like [gpt]", "asserted"),
        ("COMPARED_WITH", "[bert] might be like [gpt]", "hedged"),
        ("DISCUSSES", "[i] am not an expert in [prolog]", "asserted"),
        ("DISCUSSES", "[we] could talk about [prolog]", "asserted"),
        ("DISCUSSES", "did [you] talk about [prolog]", "asserted"),
    ],
)
def test_what_is_unlike_is_compared_and_what_is_doubted_is_spoken_of(type_, line, polarity):
    """To call two things unlike compares them, and who says "not" or "maybe" of a thing speaks of it."""
    assert told(type_, line) == (type_, polarity)


def polarity(line: str) -> str:
    """Return how firmly a line states a relation that may be denied."""
    return told("USES", line)[1]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("i don't think that [lecun] wrote the [attention paper]", "negated"),
        ("i'm not sure that [hinton] founded [deepmind]", "hedged"),
        ("it's not true that [musk] founded [tesla]", "negated"),
        ("it's not the case that [schmidhuber] invented the [transformer]", "negated"),
        ("i doubt that [minsky] invented the [perceptron]", "hedged"),
        ("i don't believe [google] made [pytorch]", "negated"),
        ("i wouldn't say that a [random forest] is a [neural network]", "negated"),
        ("i wonder whether [alphago] uses [dropout]", "hedged"),
        ("i don't know if [alphago] uses [dropout]", "hedged"),
        ("i'm not certain the original [alphago] uses [dropout]", "hedged"),
        ("i don't agree that [alexnet] uses [dropout]", "negated"),
        ("it's just not true that the old [alexnet] uses [dropout]", "negated"),
        ("we doubt that [alexnet] uses [dropout]", "hedged"),
        ("[alexnet] i'm not sure whether it uses [dropout]", "hedged"),
        ("it's not clear that [alexnet] uses [dropout]", "hedged"),
        ("i wouldn't go so far as to say that [gpt] uses [dropout]", "negated"),
        ("i'm not entirely sure [musk] founded [tesla]", "hedged"),
        ("who knows whether [musk] founded [tesla]", "hedged"),
        ("i highly doubt [musk] founded [tesla]", "hedged"),
        ("[musk] wasn't the one who founded [tesla]", "negated"),
        ("it wasn't [musk] who founded [tesla]", "negated"),
        ("[capsules] neither use [pooling] nor strides", "negated"),
    ],
)
def test_denial_and_doubt_govern_their_clause(line, expected):
    """Who does not think so denies the clause behind, who is not sure doubts it."""
    assert polarity(line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("we took [whisper] and evaluated it on librispeech without training on [librispeech]", "negated"),
        ("nobody at [google] uses [theano]", "negated"),
        ("at [google] nobody uses [theano] any more", "negated"),
        ("[alphazero] learned chess without any [human games]", "negated"),
        ("[adam] works without using a [learning rate schedule]", "negated"),
        ("[transformers] use attention instead of [recurrence]", "negated"),
        ("no one at [openai] uses [tensorflow]", "negated"),
        ("[capsules] do without [pooling]", "negated"),
    ],
)
def test_without_denies_the_next_noun(line, expected):
    """What is done without is denied, and what nobody does."""
    assert polarity(line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("did [graves] invent the [lstm] . no he didn't . it was hochreiter", "negated"),
        ("did [graves] invent the [lstm] no he didn't it was hochreiter", "negated"),
        ("is [llama] from [meta] . i don't know .", "hedged"),
        ("is [llama] from [meta] i don't know", "hedged"),
        ("so is [dall e] a [diffusion model] . the first dall e was autoregressive", "hedged"),
        ("is [lora] from [microsoft] . good question", "hedged"),
        ("didn't [christiano] introduce [rlhf] . he did", "asserted"),
        ("didn't [christiano] introduce [rlhf] .", "hedged"),
        ("did you invent backprop . no [i] didn't invent [it]", "negated"),
        ("does [karpathy] work at [tesla]", "hedged"),
        ("does [karpathy] work at [tesla] . yes he does", "asserted"),
        ("does [karpathy] work at [tesla] . oh yeah for sure", "asserted"),
        ("does [karpathy] still work at [tesla] . no not any more", "negated"),
        ("does [karpathy] still work at [tesla] . well no", "negated"),
        ("and was [alexnet] trained on [imagenet] . exactly", "asserted"),
        ("was [alexnet] trained on [imagenet] . it was", "asserted"),
        ("was [alexnet] trained on [imagenet] . i think so", "hedged"),
        ("was [gpt 2] trained on [imagenet] . of all things . no way", "hedged"),
        ("isn't [bert] a [language model] .", "hedged"),
        ("isn't [bert] a [language model] . right", "asserted"),
        ("so are [transformers] just [graph networks] . interesting", "hedged"),
        ("have [you] ever used [jax] for that", "hedged"),
        ("do [you] use [pytorch] .", "hedged"),
        ("do [you] use [pytorch] . absolutely", "asserted"),
        ("was [bert] inspired by [elmo] . not at all", "negated"),
        ("was [bert] inspired by [elmo] . nope", "negated"),
        ("was [bert] inspired by [elmo] . of course", "asserted"),
        ("was [bert] inspired by [elmo] . well yes it was", "asserted"),
        ("was [bert] inspired by [elmo] . that's a good question", "hedged"),
        ("is it true that [musk] founded [tesla] . i'm not sure", "hedged"),
        ("is it true that [musk] founded [tesla] . no he bought it", "negated"),
        ("was it [musk] who founded [tesla]", "hedged"),
        ("don't you think that [musk] founded [tesla]", "hedged"),
        ("did [musk] found [tesla] . actually no", "negated"),
        ("did [musk] found [tesla] . i don't think so", "negated"),
        ("did [musk] found [tesla] . no idea", "hedged"),
        ("could it be that [musk] founded [tesla]", "hedged"),
    ],
)
def test_what_is_asked_is_hedged_until_it_is_answered(line, expected):
    """Where the verb opens a sentence its answer tells; who asks whether it is not so expects a yes."""
    assert polarity(line) == expected


def test_what_is_cut_off_asks_nothing():
    """Whether a sentence begins with its verb is not known where its beginning is too far off."""
    assert tone(["is"], ["from"], []).polarity == "asserted"
    assert tone([STOP, "is"], ["from"], []).polarity == "hedged"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("some people say [bert] was inspired by [elmo] but i doubt it", "hedged"),
        ("some people say [imagenet] caused the [deep learning] revolution . i'm not sure i would go that far", "hedged"),
        ("some people say [imagenet] caused the [deep learning] revolution i'm not sure i would go that far", "hedged"),
        ("[musk] founded [tesla] . that's not true", "negated"),
        ("[musk] founded [tesla] no he did not found it", "negated"),
        ("[musk] founded [tesla] but i'm not sure .", "hedged"),
        ("[capsules] are inspired by the [brain] . i'm not so sure about that", "hedged"),
        ("[bert] comes from [elmo] . that's not true at all", "negated"),
        ("[bert] comes from [elmo] but i wouldn't go that far", "hedged"),
        ("[bert] comes from [elmo] . i doubt that", "hedged"),
        ("[bert] comes from [elmo] . no . it does not", "negated"),
        ("people say [musk] founded [tesla] which is not true", "negated"),
        ("people say [musk] founded [tesla] that is just wrong", "negated"),
        ("people say [musk] founded [tesla] but he didn't", "negated"),
        ("people say [musk] founded [tesla] but i don't know", "hedged"),
        ("[musk] founded [tesla] if i'm not mistaken", "hedged"),
    ],
)
def test_what_is_said_may_be_taken_back(line, expected):
    """What follows right behind denies or doubts it."""
    assert polarity(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        "i wouldn't say [gans] are dead . [goodfellow] 's idea was beautiful",
        "i wouldn't say [gans] are dead [goodfellow] 's idea was beautiful",
        "[diffusion models] nobody paid attention and then [ho] came along",
        "nobody paid attention and then [ho] came up with [diffusion models]",
        "[wav2vec] learns from raw audio without any labels it uses a [contrastive loss]",
        "we took [whisper] and evaluated it on [librispeech] without training on librispeech",
        "not only did [hinton] invent [capsules] he also got a turing award",
        "[hinton] no doubt invented [capsules]",
        "there is no doubt that [hinton] invented [capsules]",
        "without a doubt [hinton] invented [capsules]",
        "no no exactly [hinton] invented [it]",
        "i don't know if you know but [sutskever] founded [openai]",
        "i don't know if you know this [sutskever] founded [openai]",
        "it's not just that [bert] is a [language model] it's a good one",
        "it's not just that it works it's that [bert] is a [language model]",
        "you know what i don't like is that [meta] made [llama] open",
        "what did [hinton] invent before [capsules]",
        "how did [goodfellow] come up with [gans]",
        "why did [google] make [tensorflow] . i don't know",
        "did you know that [schmidhuber] introduced [highway networks]",
        "do you remember when [google] released [bert]",
        "[hinton] invented [capsules] . is that right",
        "[hinton] invented [capsules] . no way",
        "[hinton] invented [capsules] . no i mean it . he did",
        "[hinton] invented [capsules] . i don't know how he does it",
        "[hinton] invented [capsules] i'm not sure why",
        "[hassabis] founded [deepmind] . i'm not sure what year that was",
        "it did not work so well because [alexnet] uses [dropout]",
        "it did not work at first and then [alexnet] used [dropout]",
        "i was not there but [alexnet] used [dropout]",
        "i don't care what people say . [alexnet] uses [dropout]",
        "the thing is [alexnet] uses [dropout]",
        "the one who said so was right . [alexnet] was trained on [imagenet]",
        "what is nice is that [bert] is a [language model]",
        "[transformers] use [attention] and nobody complained",
        "have a look at how [alexnet] uses [dropout]",
        "was a time when [google] used [theano]",
        "[hinton] never gave up and then he introduced [capsules]",
        "it is [hinton] who invented [capsules]",
        "nobody doubts that [hinton] invented [capsules]",
        "i never doubted that [hinton] invented [capsules]",
        "i can't believe that [meta] made [llama]",
        "don't forget that [hinton] invented [capsules]",
        "no wonder [hinton] invented [capsules]",
        "[bert] is not only a [language model]",
        "[jax] is what you might call a [framework]",
        "you might have heard of [bert] a [language model]",
        "[alphafold] which people may know is from [deepmind]",
        "[lecun] is at [meta] i don't know since when",
        "[lecun] is at [meta] . no he really is",
        "i am sure that [lecun] is at [meta]",
        "i'm not sure if you know [lecun] is at [meta]",
        "do you remember that [lecun] is at [meta]",
        "i didn't know that [lecun] is at [meta]",
        "it doesn't hurt you know [alexnet] uses [dropout]",
        "that's not what i meant they say [alexnet] uses [dropout]",
        "[alexnet] not surprisingly uses [dropout]",
        "[alexnet] can't do without [dropout]",
        "[musk] founded [tesla] didn't he",
        "[musk] founded [tesla] . no doubt about it",
        "[musk] founded [tesla] not bezos",
        "i don't think i need to introduce [musk] who founded [tesla]",
        "i'm not sure how many people know that [musk] founded [tesla]",
        "no offense but [musk] founded [tesla]",
        "never mind that [musk] founded [tesla]",
        "as you may know [musk] founded [tesla]",
        "[leike] left in may and joined [anthropic]",
        "who would have thought that [musk] founded [tesla]",
        "[crowdsourcing] was talked about . was part of the [maps]",
    ],
)
def test_what_only_sounds_like_denial_is_asserted(line):
    """Most of what is said is meant: denial of something else, in another clause, or of the opposite."""
    assert polarity(line) == "asserted"
