"""Sets of records: who is paired with whom, what is learnt, and who is put together."""

from collections.abc import Mapping
from itertools import combinations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.linkage import pairing
from benchmarks.linkage.clustering import people
from benchmarks.linkage.estimate import fitted
from benchmarks.linkage.linking import link
from benchmarks.linkage.pairing import candidate_pairs
from graphsvc.matching.fields import Record, prepare
from graphsvc.matching.fields.kinds import Agreement, Kind
from graphsvc.matching.model import Identity
from graphsvc.matching.weights import SWAPPED, TABLE
from tests.lanes import examples

FIRST = ["ann", "robert", "maria", "chen", "fatima", "olga", "peter", "sven"]
LAST = ["lee", "smith", "garcia", "wang", "haddad", "petrova", "brown", "lund"]


def person(rng: Random) -> dict[Kind, str]:
    given, last = rng.choice(FIRST), rng.choice(LAST)
    return {
        Kind.GIVEN_NAME: given,
        Kind.SURNAME: last,
        Kind.BIRTH: f"{rng.randint(1940, 2004)}{rng.randint(1, 12):02}{rng.randint(1, 28):02}",
        Kind.EMAIL: f"{last}{rng.randint(1, 10**6)}@mail.example",
        Kind.POSTCODE: str(rng.randint(2000, 7999)),
    }


def world(seed: int, *, size: int) -> list[dict[Kind, str]]:
    """``size`` people, each followed by a double with one typing error, or one value lost."""
    rng = Random(seed)
    rows: list[dict[Kind, str]] = []
    for _ in range(size):
        original = person(rng)
        double = dict(original)
        field = rng.choice(list(double))
        value = double[field]
        place = rng.randrange(len(value))
        double[field] = value[:place] + value[place + 1 :] if rng.random() < 0.6 else ""
        rows += [original, double]
    return rows


@given(st.text(max_size=12))
def test_a_sound_is_short_and_begins_like_the_word(word: str) -> None:
    assert len(pairing.sound(word)) <= 4
    assert pairing.sound(word)[:1] == word[:1]


def test_words_taken_for_one_another_sound_alike() -> None:
    for one, other in (("smith", "smyth"), ("robert", "rupert"), ("tomson", "thomson")):
        assert pairing.sound(one) == pairing.sound(other)
    assert pairing.sound("smith") != pairing.sound("stone")


def test_doubles_are_paired_and_every_pair_comes_once_with_the_lower_first() -> None:
    records = [prepare(stated) for stated in world(1, size=300)]
    pairs = candidate_pairs(records)
    assert pairs == sorted(set(pairs))
    assert all(one < other for one, other in pairs)
    assert {(2 * number, 2 * number + 1) for number in range(300)} <= set(pairs)


def test_pairs_grow_with_the_records_even_where_all_are_alike() -> None:
    record = prepare(person(Random(1)))
    few, many = (len(candidate_pairs([record] * size)) for size in (200, 2_000))
    assert few < 200 * pairing.WHOLE_BLOCK
    assert many < 11 * few


def test_values_of_thousands_of_words_make_no_more_keys_than_a_name() -> None:
    endless = " ".join(f"word{number}" for number in range(5_000))
    record = prepare({Kind.FULL_NAME: endless, Kind.STREET: endless, Kind.CITY: endless})
    assert len(set(pairing.keys_of(record))) < 100


def test_given_name_and_surname_in_each_others_place_are_paired() -> None:
    one = prepare({Kind.GIVEN_NAME: "Isla", Kind.SURNAME: "Hall"})
    other = prepare({Kind.GIVEN_NAME: "Hall", Kind.SURNAME: "Isla"})
    assert candidate_pairs([one, other]) == [(0, 1)]
    assert candidate_pairs([one, {}]) == candidate_pairs([]) == []


@examples(4)
@given(seed=st.integers(0, 10**6))
def test_the_order_of_the_records_changes_nothing(seed: int) -> None:
    stated = world(seed, size=25)
    order = list(range(len(stated)))
    Random(seed).shuffle(order)
    first = link([prepare(one) for one in stated])
    second = link([prepare(stated[place]) for place in order])
    turned = {frozenset(order[one] for one in group) for group in second.people}
    assert turned == {frozenset(group) for group in first.people}
    kinds = {tuple(sorted((order[a], order[b]))): j for (a, b), j in second.alone.items()}
    assert kinds.keys() == first.alone.keys()
    for pair, judgement in first.alone.items():
        assert judgement.identity is kinds[pair].identity
        assert judgement.bits == pytest.approx(kinds[pair].bits)


def test_doubles_are_found_and_strangers_left_apart() -> None:
    found = link([prepare(stated) for stated in world(7, size=400)])
    true = {(2 * number, 2 * number + 1) for number in range(400)}
    same = {pair for pair, judged in found.alone.items() if judged.identity is Identity.SAME}
    assert same <= true
    assert len(same) > 0.97 * len(true)
    together = {pair for group in found.people for pair in combinations(group, 2)}
    assert same <= together <= true
    assert sorted(record for group in found.people for record in group) == list(range(800))


def test_a_third_record_decides_what_two_leave_open() -> None:
    """The first and the last have their names in common and no more; what each shares with the one
    in the middle is plenty. Of a namesake nothing else agrees."""
    name = {Kind.GIVEN_NAME: "Isolde", Kind.SURNAME: "Quarrel"}
    first = {**name, Kind.BIRTH: "18520317", Kind.CITY: "Pikeham"}
    last = {**name, Kind.EMAIL: "isolde@quarrel.example"}
    namesake = {**name, Kind.EMAIL: "other@pike.example", Kind.CITY: "Nortonville"}
    crowd = world(2, size=60)
    found = link([prepare(one) for one in (first, {**first, **last}, last, namesake, *crowd)])
    assert found.alone[0, 1].identity is found.alone[1, 2].identity is Identity.SAME
    assert found.alone.keys() == found.judged.keys()
    home = {record: number for number, group in enumerate(found.people) for record in group}
    for (one, other), judgement in found.judged.items():
        assert judgement.identity is not Identity.DIFFERENT
        assert (judgement.identity is Identity.SAME) is (home[one] == home[other])
        assert judgement.bits == found.alone[one, other].bits
    assert home[0] == home[1] == home[2] != home[3]
    assert found.alone[0, 2].identity is Identity.UNSURE
    assert found.judged[0, 2].identity is Identity.SAME


def test_what_is_learnt_stays_near_the_table_on_few_records_and_leaves_it_on_many() -> None:
    def learnt(size: int) -> float:
        records = [prepare(stated) for stated in world(3, size=size)]
        model = fitted(records, candidate_pairs(records))
        return model.weights[Kind.BIRTH].steps[Agreement.SAME].m

    table = TABLE[Kind.BIRTH].steps[Agreement.SAME].m
    truth = 1 - 0.6 / 5 / 0.92  # a fifth of the errors falls on births, the lost ones say nothing
    assert abs(learnt(3) - table) < 0.02
    assert abs(learnt(800) - truth) < 0.03


def test_a_fitted_model_keeps_every_row_a_distribution() -> None:
    records: list[Record] = [prepare(stated) for stated in world(5, size=200)]
    model = fitted(records, candidate_pairs(records))
    for weights in model.weights.values():
        assert sum(step.m for step in weights.steps.values()) == pytest.approx(1)
        assert all(0 < step.u < 1 for step in weights.steps.values())
        falling = [bits for _, bits in sorted(weights.lesser.items(), reverse=True)]
        assert falling == sorted(falling, reverse=True)
    assert 0 < model.swapped < SWAPPED


@pytest.mark.parametrize("count", [0, 1, 2])
def test_very_small_sets_are_no_trouble(count: int) -> None:
    found = link([prepare(person(Random(1))) for _ in range(count)])
    assert [list(group) for group in found.people] == ([[0, 1]] if count == 2 else [[0]] * count)
    assert link([{}, {}]).judged == {}


# --- putting together -----------------------------------------------------------------------------


def joined(count: int, bits: Mapping[tuple[int, int], float]) -> list[list[int]]:
    links = [(*pair, value) for pair, value in bits.items() if value > 0]
    return people(count, links, lambda one, other: bits.get((one, other), -20.0))


def test_records_that_agree_with_one_another_are_one_person() -> None:
    assert joined(4, {(0, 1): 9.0, (1, 2): 8.0, (0, 2): 1.0}) == [[0, 1, 2], [3]]


def test_a_weak_link_makes_no_chain() -> None:
    """Two firm pairs and one link between them, against which all else speaks."""
    assert joined(4, {(0, 1): 15.0, (2, 3): 15.0, (1, 2): 5.0}) == [[0, 1], [2, 3]]


def test_one_pair_in_doubt_does_not_keep_a_record_from_its_group() -> None:
    bits = {(0, 1): 15.0, (0, 2): 15.0, (1, 2): -3.0}
    assert joined(3, bits) == [[0, 1, 2]]


@given(
    st.dictionaries(
        st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda pair: pair[0] < pair[1]),
        st.floats(-20, 20),
    )
)
def test_every_record_stands_in_one_group_and_links_join_at_most_what_hangs_together(
    bits: dict[tuple[int, int], float],
) -> None:
    groups = joined(8, bits)
    assert sorted(record for group in groups for record in group) == list(range(8))
    for group in groups:
        assert group == sorted(group)
        reached = {group[0]}
        for _ in group:
            reached |= {
                other
                for pair, value in bits.items()
                for one, other in (pair, pair[::-1])
                if value > 0 and one in reached and other in group
            }
        assert reached == set(group)
