"""Who: owner, helpers and commissioner of an action, looked up in the roles that the workbooks name."""

from collections.abc import Iterator, Sequence

from zelfscan.model.instrument import Instrument, Intervention, Role
from zelfscan.model.plan import Person
from zelfscan.model.scan import RoleHolder
from zelfscan.text import fold

COMMISSIONER = "directeur"
"""The role that gives the order for an action; for its own actions the next role up does."""


class Roles:
    """The roles of the instrument with their holders in this directorate; the first holder named counts."""

    def __init__(self, instrument: Instrument, holders: Sequence[RoleHolder]) -> None:
        self._roles = {role.id: role for role in instrument.roles}
        self._holders: dict[str, str] = {}
        for item in holders:
            if item.holder.strip():
                self._holders.setdefault(item.role, item.holder.strip())

    def owner(self, intervention: Intervention) -> Person:
        """Who has the intervention's role, else who stands in for it or above it; or nobody yet."""
        ways = self._stand_ins(intervention.owner) + self._upward(intervention.owner)
        return self._first(ways) or Person(role=intervention.owner, found=False)

    def helpers(self, intervention: Intervention) -> tuple[Person, ...]:
        """Who helps: the holder of each role, or the role alone."""
        return tuple(
            Person(role=role, holder=self._holders.get(role, ""), found=role in self._holders)
            for role in intervention.helpers
        )

    def commissioner(self, owner: Person) -> Person:
        """Who gives the order: the director or the next role up, and always another person than the owner."""
        ways = [COMMISSIONER, *self._upward(COMMISSIONER), *self._stand_ins(COMMISSIONER)]
        others = [role for role in ways if role != owner.role]
        found = (self._first([role]) for role in others)
        other = (person for person in found if person and identity(person) != identity(owner))
        return next(other, None) or Person(role=next(iter(others), COMMISSIONER), found=False)

    def _first(self, ways: Sequence[str]) -> Person | None:
        """The first role in a row that somebody holds."""
        named = (role for role in ways if role in self._holders)
        return next((Person(role=role, holder=self._holders[role], found=True) for role in named), None)

    def _stand_ins(self, role: str) -> list[str]:
        return list(self._chain(role, "fallback"))

    def _upward(self, role: str) -> list[str]:
        return list(self._chain(role, "next_up"))[1:]

    def _chain(self, role: str, link: str) -> Iterator[str]:
        """A role and where its link leads, each once."""
        seen: set[str] = set()
        current: str | None = role
        while current and current not in seen:
            yield current
            seen.add(current)
            known: Role | None = self._roles.get(current)
            current = getattr(known, link) if known else None


def identity(person: Person) -> str:
    """What tells one person from another: the name where it is known, else the role."""
    return fold(person.holder) or person.role
