"""Number forms of the press, as data in tests/cases/number_forms.tsv; the rivals are in bench."""

from __future__ import annotations

import number_forms
import pytest
from number_forms import Form

FORMS = number_forms.read_forms()


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.text)
def test_forms(form: Form) -> None:
    found = [
        (quantity.zh, *number_forms.meant_by(form, quantity))
        for quantity in number_forms.found_in(form)
    ]
    assert found == ([] if form.value == "-" else [(form.span, *form.expected)])


def test_the_table_is_large_and_halved() -> None:
    halves = [form.half for form in FORMS]
    assert len(FORMS) >= 300
    assert abs(halves.count("dev") - halves.count("test")) <= 10
    assert set(halves) == {"dev", "test"}


@pytest.mark.parametrize(
    ("read", "expected", "same"),
    [("3.5%", "3.5", True), ("30000.00-50000.00", "30000-50000", True), ("2/3", "2/3", True),
     ("3", "3-5", False), ("8.5亿", "850000000", False), ("1.0", "10", False)],
)  # fmt: skip
def test_values_are_compared_as_numbers(read: str, expected: str, same: bool) -> None:
    assert number_forms.same(read, expected) is same
