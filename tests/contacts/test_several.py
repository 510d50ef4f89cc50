"""Several values in one text, as they were given."""

import pytest

from graphsvc.contacts.several import joined, listed


@pytest.mark.parametrize(
    "values",
    [
        [],
        ["+44 20 7946 0018"],
        ["+44 20 7946 0018", "555-0100"],
        ["tel:+1-418-656-9254;ext=102"],
        ["tel:+1-418-656-9254;ext=102;phone-context=example.com", "555-0100"],
        ["ada@x.example", "ada=b@x.example"],
    ],
)
def test_values_come_out_as_they_went_in(values: list[str]) -> None:
    assert listed(joined(values)) == values
