"""The sum of what fields say: symmetric, monotone, neutral where nothing is stated."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphsvc.matching.fields import prepare
from graphsvc.matching.fields.kinds import Agreement, Kind
from graphsvc.matching.frequencies import count
from graphsvc.matching.model import (
    NAMES,
    Agreed,
    Comparison,
    Evidence,
    Identity,
    Judgement,
    Model,
    identity,
    judge,
    judgement,
    prior_of,
    weigh,
)
from graphsvc.matching.weights import RELATED, SAME, SUPPORT, TABLE, UNSURE

VALUES: Mapping[Kind, tuple[str, ...]] = {
    Kind.GIVEN_NAME: ("ann", "anna", "a", "lee", "robert", "bob"),
    Kind.SURNAME: ("lee", "leigh", "ann", "smith"),
    Kind.BIRTH: ("19710624", "19710625", "19712406", "1971", "19830101"),
    Kind.EMAIL: ("ann.lee@x.example", "ann.lee@y.example", "bob@x.example"),
    Kind.IDENTIFIER: ("6988048", "6988084", "1234567"),
    Kind.POSTCODE: ("2615", "2616", "4000"),
    Kind.CITY: ("leeds", "leads", "boston"),
    Kind.REGION: ("nsw", "vic"),
    Kind.EMPLOYER: ("acme", "acme group", "initech"),
    Kind.TITLE: ("clerk", "head clerk"),
}
RECORDS = st.fixed_dictionaries(
    {}, optional={kind: st.sampled_from(values) for kind, values in VALUES.items()}
).map(prepare)
MODELS = st.lists(RECORDS, max_size=8).map(
    lambda some: Model(prior_of(len(some)), frequencies=count(some * 5))
)
ALL_KINDS = pytest.mark.parametrize("kind", list(Kind))


@given(model=MODELS, one=RECORDS, other=RECORDS)
def test_the_judgement_is_the_same_whichever_record_comes_first(
    model: Model, one: Mapping[Kind, str], other: Mapping[Kind, str]
) -> None:
    assert judge(model, one, other) == judge(model, other, one)


@given(model=MODELS, one=RECORDS, other=RECORDS, data=st.data())
def test_a_field_that_one_record_lacks_says_nothing(
    model: Model, one: Mapping[Kind, str], other: Mapping[Kind, str], data: st.DataObject
) -> None:
    names = {Kind.GIVEN_NAME, Kind.SURNAME}
    free = sorted(one.keys() - other.keys() - names)
    if free:
        left_out = data.draw(st.sampled_from(free))
        less = {kind: value for kind, value in one.items() if kind != left_out}
        assert judge(model, one, other) == judge(model, less, other)


@given(model=MODELS)
def test_nothing_stated_leaves_the_prior(model: Model) -> None:
    found = judge(model, {}, {})
    assert (found.bits, found.evidence, found.reasons) == (model.prior, (), "")
    assert found.identity is Identity.DIFFERENT


@ALL_KINDS
def test_every_row_of_the_table_is_a_distribution_that_falls_with_agreement(kind: Kind) -> None:
    weights = TABLE[kind]
    for shares in ([s.m for s in weights.steps.values()], [s.u for s in weights.steps.values()]):
        assert sum(shares) == pytest.approx(1)
        assert all(0 < share < 1 for share in shares)
    assert weights.rarest <= weights.steps[Agreement.SAME].u
    falling = [bits for _, bits in sorted(weights.lesser.items(), reverse=True)]
    assert falling == sorted(falling, reverse=True)
    assert weights.lesser[Agreement.OTHER] < 0


@given(
    kind=st.sampled_from(list(VALUES)), model=MODELS, rest=st.lists(st.sampled_from(list(VALUES)))
)
def test_a_worse_agreement_never_raises_the_weight(
    kind: Kind, model: Model, rest: list[Kind]
) -> None:
    others = [Evidence(one, Agreement.NEAR, 2.0 - place) for place, one in enumerate(rest)]
    one, other = VALUES[kind][:2]
    ranked: list[Judgement] = []
    for agreement in sorted(TABLE[kind].steps, reverse=True):
        comparison = Comparison((Agreed(kind, agreement, one, other),), ())
        ranked.append(judgement(model.prior, [*weigh(model, comparison), *others]))
    order = list(Identity)
    for better, worse in pairwise(ranked):
        assert worse.bits <= better.bits + 1e-9
        assert order.index(worse.identity) >= order.index(better.identity)


@given(
    bits=st.floats(-50, 50),
    more=st.floats(0, 20),
    support=st.floats(-20, 40),
    supported=st.floats(0, 20),
)
def test_the_verdict_only_rises_with_the_weight(
    bits: float, more: float, support: float, supported: float
) -> None:
    order = list(Identity)
    before = order.index(identity(bits, support=support))
    assert order.index(identity(bits + more, support=support + supported)) <= before


def test_the_thresholds_part_the_verdicts() -> None:
    assert identity(SAME, support=SUPPORT) is Identity.SAME
    assert identity(SAME - 0.01, support=SUPPORT) is Identity.UNSURE
    assert identity(99, support=SUPPORT - 0.01) is Identity.UNSURE
    assert identity(UNSURE, support=0) is Identity.UNSURE
    assert identity(UNSURE - 0.01, support=99) is Identity.DIFFERENT


@given(names=st.lists(st.sampled_from(sorted(NAMES)), max_size=4), prior=st.floats(-20, 20))
def test_names_alone_never_decide(names: list[Kind], prior: float) -> None:
    said = [Evidence(kind, Agreement.SAME, 30.0) for kind in names]
    assert judgement(prior, said).identity is not Identity.SAME


def test_a_rare_value_weighs_more_than_a_common_one() -> None:
    people = [prepare({Kind.SURNAME: name}) for name in ["smith"] * 60 + ["quill"] * 2]
    model = Model(prior_of(62), frequencies=count(people))
    common, rare = (judge(model, people[place], people[place]) for place in (0, -1))
    assert rare.bits > common.bits + 3


def test_a_typing_error_in_a_common_value_weighs_no_more_than_the_value_itself() -> None:
    people = [prepare({Kind.CITY: city}) for city in ["london"] * 90 + ["lonodn"] * 2]
    model = Model(prior_of(92), frequencies=count(people))
    assert judge(model, people[0], people[-1]).bits <= judge(model, people[0], people[0]).bits


@pytest.mark.parametrize("group", RELATED, ids=sorted)
def test_related_fields_count_less_together_than_each_for_itself(group: frozenset[Kind]) -> None:
    for bits in (5.0, -5.0):
        said = [Evidence(kind, Agreement.SAME, bits) for kind in group]
        together = judgement(0, said).bits
        assert abs(bits) < abs(together) < abs(bits) * len(group)


def test_names_in_each_others_place_still_agree_but_less() -> None:
    straight = prepare({Kind.GIVEN_NAME: "Isla", Kind.SURNAME: "Hall"})
    turned = prepare({Kind.GIVEN_NAME: "Hall", Kind.SURNAME: "Isla"})
    other = prepare({Kind.GIVEN_NAME: "Hall", Kind.SURNAME: "Smith"})
    model = Model(prior_of(1000))
    found = judge(model, straight, turned)
    assert judge(model, straight, other).bits < found.bits < judge(model, straight, straight).bits
    assert "each other's place" in found.reasons


def test_an_email_that_only_repeats_the_names_is_counted_once() -> None:
    named = {Kind.GIVEN_NAME: "ann", Kind.SURNAME: "lee"}
    here, there = (
        prepare(named | {Kind.EMAIL: f"ann.lee@{place}.example"}) for place in ("acme", "initech")
    )
    nick = prepare(named | {Kind.EMAIL: "cookie77@acme.example"})
    moved = prepare(named | {Kind.EMAIL: "cookie77@initech.example"})
    model = Model(prior_of(1000))
    bare = judge(model, prepare(named), prepare(named)).bits
    assert judge(model, here, there).bits == bare
    assert judge(model, nick, moved).bits > bare + 5
    assert judge(model, here, here).bits > bare + 15


def test_reasons_say_first_what_weighs_most_and_what_speaks_against_it() -> None:
    one = prepare({Kind.EMAIL: "a@x.example", Kind.CITY: "Leeds", Kind.TITLE: "Clerk"})
    other = prepare({Kind.EMAIL: "a@x.example", Kind.CITY: "Boston", Kind.TITLE: "clerk"})
    text = judge(Model(prior_of(1000)), one, other).reasons
    assert text == "the same e-mail, the same title; but another city"


def test_without_frequencies_the_table_speaks() -> None:
    same = TABLE[Kind.CITY].steps[Agreement.SAME].u
    model = Model(prior_of(1000))
    assert model.frequencies.share(Kind.CITY, "leeds", "leeds", TABLE[Kind.CITY]) == same
    doubled = replace(model, prior=prior_of(1000, doubles=2))
    assert doubled.prior == pytest.approx(model.prior + 1)
