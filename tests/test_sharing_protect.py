"""No small count can be worked out from what is published, by somebody who can solve every equation."""

from collections.abc import Iterator, Sequence
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zelfscan.sharing.protect import Shown, Table, follows_safely, protect

MINIMUM = 5


@st.composite
def rounds(draw: st.DrawFn) -> tuple[int, list[Table], dict[str, int]]:
    """A random round: directorates, tables over them, of which some depend on each other, and kinds of contact."""
    size = draw(st.integers(5, 40))
    tables: list[Table] = []
    for number in range(draw(st.integers(1, 4))):
        depends = bool(tables) and draw(st.booleans())
        skew = draw(st.integers(1, 6))
        values = [min(draw(st.integers(0, 5)), skew) for _ in range(size)]
        if depends:  # a class of this table follows from one of an earlier table
            before = draw(st.sampled_from(tables))
            names = list(before.classes)
            cut = draw(st.sampled_from(names))
            values = [0 if before.classes[cut] >> place & 1 else max(1, value) for place, value in enumerate(values)]
        tables.append(Table("t", str(number), divided(values, 6)))
    halves = [draw(st.integers(0, 1)) for _ in range(size)]
    parts = {key: group for key, group in divided(halves, 2).items() if group}
    return size, tables, parts if draw(st.booleans()) and len(parts) > 1 else {}


def divided(values: Sequence[int], count: int) -> dict[str, int]:
    return {str(name): sum(1 << place for place, value in enumerate(values) if value == name) for name in range(count)}


def bounds(
    rows: Sequence[int], columns: Sequence[int], open_: Sequence[tuple[int, int]]
) -> dict[tuple[int, int], tuple[int, int]]:
    """For a table with these margins and these cells that are not empty: the least and the most of every cell.

    Sums decide by the largest flow: the most of a cell is what fits, the least what has to be left there.
    """
    found = {}
    for cell in open_:
        most = flow(rows, columns, open_, cell, largest=True)
        least = flow(rows, columns, open_, cell, largest=False)
        found[cell] = (least, most)
    return found


def flow(
    rows: Sequence[int],
    columns: Sequence[int],
    open_: Sequence[tuple[int, int]],
    cell: tuple[int, int],
    *,
    largest: bool,
) -> int:
    """The largest or smallest number in one cell, by trying every number from that side."""
    top = min(rows[cell[0]], columns[cell[1]])
    for number in range(top, -1, -1) if largest else range(top + 1):
        left, right = list(rows), list(columns)
        left[cell[0]] -= number
        right[cell[1]] -= number
        if fits(left, right, [other for other in open_ if other != cell]):
            return number
    raise AssertionError("the true number always fits")


def fits(rows: list[int], columns: list[int], open_: Sequence[tuple[int, int]]) -> bool:
    """Whether whole numbers exist with these margins: a flow through the open cells that carries everything."""
    carried = dict.fromkeys(open_, 0)
    spare = list(columns)
    for start in range(len(rows)):
        for _ in range(rows[start]):
            path = augmenting(start, spare, carried)
            if path is None:
                return False
            for cell, step in path:
                carried[cell] += step
            spare[path[-1][0][1]] -= 1
    return not any(spare)


def augmenting(
    start: int, spare: Sequence[int], carried: dict[tuple[int, int], int]
) -> list[tuple[tuple[int, int], int]] | None:
    ways: dict[tuple[str, int], list[tuple[tuple[int, int], int]]] = {("row", start): []}
    waiting: list[tuple[str, int]] = [("row", start)]
    while waiting:
        side, number = waiting.pop(0)
        for cell in carried:
            if side == "row" and cell[0] == number:
                reached, step = ("column", cell[1]), (cell, 1)
            elif side == "column" and cell[1] == number and carried[cell]:
                reached, step = ("row", cell[0]), (cell, -1)
            else:
                continue
            if reached in ways:
                continue
            ways[reached] = [*ways[side, number], step]
            if reached[0] == "column" and spare[reached[1]]:
                return ways[reached]
            waiting.append(reached)
    return None


def blocks(table: Table, shown: Shown, part: int) -> Iterator[int]:
    """The groups whose sizes a reader knows: of each class that is shown, and of all others together."""
    rest = part
    for name, count in shown.counts.items():
        if count is not None:
            group = table.classes[name] & part
            assert group.bit_count() == count
            rest &= ~group
            yield group
    if rest:
        yield rest


@settings(max_examples=150, deadline=None)
@given(rounds())
def test_nobody_can_pin_a_small_count_with_everything_that_is_published(
    drawn: tuple[int, list[Table], dict[str, int]],
) -> None:
    size, tables, parts = drawn
    everybody = (1 << size) - 1
    parts = {key: group for key, group in parts.items() if group.bit_count() >= 2 * MINIMUM}
    parts = parts if sum(parts.values()) == everybody and len(parts) > 1 else {}
    shown = protect(size, tables, parts, MINIMUM)
    by_subject = {table.subject: table for table in tables}
    divisions: list[tuple[int, ...]] = []
    for part, group in {"": everybody, **parts}.items():
        for item in shown:
            if item.part == part:
                own = tuple(blocks(by_subject[item.subject], item, group))
                open_ = any(count is not None for count in item.counts.values())
                assert not open_ or all(block.bit_count() >= MINIMUM for block in own)
                hidden = [name for name, count in item.counts.items() if count is None]
                assert len(hidden) != 1, "one hidden class is no hidden class"
    for table in tables:
        whole = next(item for item in shown if item.subject == table.subject and not item.part)
        divisions.append(tuple(blocks(table, whole, everybody)))
        inside = [item for item in shown if item.subject == table.subject and item.part]
        if inside and any(count is not None for item in inside for count in item.counts.values()):
            divisions.append(tuple(block for item in inside for block in blocks(table, item, parts[item.part])))
    for place, one in enumerate(divisions):
        for other in divisions[place + 1 :]:
            assert_safe(one, other)


def assert_safe(one: Sequence[int], other: Sequence[int]) -> None:
    """The attacker knows both divisions and which overlaps are empty, and bounds every overlap in whole numbers."""
    true = {
        (left, right): (mine & theirs).bit_count()
        for (left, mine), (right, theirs) in product(enumerate(one), enumerate(other))
    }
    open_ = [cell for cell, count in true.items() if count]
    rows, columns = [group.bit_count() for group in one], [group.bit_count() for group in other]
    for cell, (least, most) in bounds(rows, columns, open_).items():
        assert least <= true[cell] <= most
        assert true[cell] >= MINIMUM or least < most, f"{true[cell]} is pinned"


def test_numbers_that_are_large_enough_are_shown_and_the_others_not() -> None:
    table = Table("risico", "R1", divided([0] * 8 + [1] * 7 + [2] * 3 + [3] * 2, 4))
    (shown,) = protect(20, [table], {}, MINIMUM)
    assert shown.counts == {"0": 8, "1": 7, "2": None, "3": None}


def test_a_second_class_is_hidden_where_the_total_would_give_the_first_away() -> None:
    table = Table("risico", "R1", divided([0] * 8 + [1] * 9 + [2] * 3, 3))
    (shown,) = protect(20, [table], {}, MINIMUM)
    assert shown.counts == {"0": None, "1": 9, "2": None}


def test_a_number_that_is_told_elsewhere_gives_no_small_difference() -> None:
    high = Table("groot risico", "R1", divided([0] * 8 + [1] * 12, 2))
    classes = Table("risico", "R1", divided([0] * 6 + [1] * 2 + [2] * 12, 3))
    alone = protect(20, [classes], {}, MINIMUM)[0]
    after = protect(20, [high, classes], {}, MINIMUM)[1]
    assert alone.counts == {"0": None, "1": None, "2": 12}
    assert after.counts == {"0": None, "1": None, "2": 12}
    elsewhere = protect(20, [Table("x", "y", divided([0] * 6 + [1] * 14, 2))], {}, MINIMUM, known=[(1 << 8) - 1])
    assert elsewhere[0].counts == {"0": None, "1": None}


def test_kinds_of_contact_are_shown_all_or_not_at_all() -> None:
    table = Table("risico", "R1", divided([0] * 10 + [1] * 10 + [0] * 10 + [1] * 10, 2))
    half = (1 << 20) - 1
    both = protect(40, [table], {"A": half, "B": half << 20}, MINIMUM)
    assert [item.counts for item in both[1:]] == [{"0": 10, "1": 10}] * 2
    uneven = Table("risico", "R1", divided([0] * 18 + [1] * 2 + [0] * 10 + [1] * 10, 2))
    (first,) = protect(40, [uneven], {"A": half, "B": half << 20}, MINIMUM)
    assert first.counts == {"0": 28, "1": 12}


def test_a_table_that_forgets_somebody_is_our_own_mistake() -> None:
    with pytest.raises(ValueError, match="not all"):
        protect(3, [Table("x", "y", {"a": 3})], {}, MINIMUM)
    with pytest.raises(ValueError, match="two classes"):
        protect(3, [Table("x", "y", {"a": 7, "b": 1})], {}, MINIMUM)


def test_an_overlap_that_follows_from_the_numbers_has_to_be_large() -> None:
    assert not follows_safely((0b11111, 0b1111100000), (0b111, 0b1111111000), MINIMUM)
    assert follows_safely((0b11111, 0b1111100000), (0b11111, 0b1111100000), MINIMUM)
