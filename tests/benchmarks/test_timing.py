"""The rank test by which times of foreign ids are compared with those of absent ones."""

import pytest

from benchmarks.timing import ABSENT, FOREIGN, as_text, compare, rank_test


def test_all_of_one_above_all_of_the_other() -> None:
    longer, chance = rank_test([4, 5, 6], [1, 2, 3])
    assert longer == 1.0
    assert chance == pytest.approx(0.0495, abs=1e-4)


def test_the_published_example_of_the_tortoise_and_the_hare() -> None:
    """Six of each, of which tortoises have the ranks 1 and 7 to 11: U is 25 of 36."""
    longer, chance = rank_test([12, 6, 5, 4, 3, 2], [11, 10, 9, 8, 7, 1])
    assert longer == pytest.approx(11 / 36)
    assert chance == pytest.approx(0.2623, abs=1e-4)


def test_equal_values_share_their_ranks_and_lessen_the_variance() -> None:
    longer, chance = rank_test([1, 2, 2, 3], [2, 2, 4, 5])
    assert longer == pytest.approx(4 / 16)
    assert chance == pytest.approx(0.2186, abs=1e-4)


def test_what_is_all_equal_differs_in_nothing() -> None:
    assert rank_test([1, 1], [1, 1, 1]) == (0.5, 1.0)


def test_each_kind_of_foreign_ids_is_compared_with_absent_ones() -> None:
    times = {FOREIGN[0]: [2.0] * 40, FOREIGN[1]: [1.0, 3.0] * 20, ABSENT: [2.0] * 40}
    slower, alike = compare("/v1/contacts/{id}", times)
    assert (slower.median, slower.absent_median, slower.longer) == (2.0, 2.0, 0.5)
    assert (alike.high, alike.longer) == (3.0, 0.5)
    assert "medians 2.00 and 2.00 ms" in as_text([slower, alike])
