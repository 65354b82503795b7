"""The record of a date or time that a text names."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["MONTHS", "DateMention"]

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class DateMention:
    """A date as the text names it: `year`, `month` and `day` are None where it names none.

    `value` is completed from the edition's date where that is known; `en` renders the words as
    they stand. `decade` marks 20世纪80年代, whose `year` is the first of the ten. `hour` (0 to 24)
    and `minute` are those of a time of day (上午9时30分), `century` is the number of one.
    """

    start: int
    end: int
    zh: str
    value: str
    en: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    decade: bool = False
    hour: int | None = None
    minute: int | None = None
    century: int | None = None
