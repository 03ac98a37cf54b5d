"""All content checks in one row, and the run that gives each trouble its file and line."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from zelfscan.instrument import (
    checks_links,
    checks_meaning,
    checks_moved,
    checks_settings,
    checks_text,
    reading,
    register,
)
from zelfscan.instrument.problems import Code
from zelfscan.instrument.reading import Content, read_folder
from zelfscan.instrument.trouble import Trouble
from zelfscan.model.content import ContentProblem

Check = Callable[[Content], Iterator[Trouble]]

ENTRY_CHECKS: tuple[Check, ...] = (
    checks_links.id_shapes,
    checks_links.links,
    checks_links.repeated,
    checks_links.question_factor,
    checks_links.intervention_aim,
    checks_links.owners_have_power,
    checks_links.fits,
    checks_links.role_circles,
    checks_moved.counts,
    checks_moved.kinds,
    checks_moved.taken_twice,
    checks_meaning.grounds,
    checks_meaning.examples,
    checks_meaning.respondents,
    checks_meaning.city_wide,
    checks_meaning.likelihood,
    checks_meaning.evaluation,
    checks_meaning.scales_present,
    checks_meaning.scale_values,
    checks_meaning.scale_synonyms,
    checks_meaning.scopes,
    checks_meaning.scope_grounds,
    checks_settings.basis,
    checks_settings.ranges,
    checks_settings.orders,
    checks_text.too_long,
    checks_text.forbidden_words,
    checks_text.placeholders,
    checks_text.untidy,
    checks_text.question_marks,
    checks_text.same_text,
)
"""Checks that judge what is there; they also run on content of which some entries are unsound."""

WHOLE_CHECKS: tuple[Check, ...] = (
    checks_links.director_has_superior,
    checks_links.categories_have_factors,
    checks_links.factors_have_core,
    checks_links.factors_have_interventions,
    checks_links.one_action_per_precondition,
    checks_settings.preconditions_exist,
)
"""Checks on what is missing; they run only when every entry is sound."""


def read_checked(folder: Path) -> Content:
    """The content of a folder with all its problems, those of the checks included; the register is not judged."""
    content = read_folder(folder)
    checks = ENTRY_CHECKS if content.problems else (*ENTRY_CHECKS, *WHOLE_CHECKS)
    found = (_placed(trouble, content) for check in checks for trouble in check(content))
    return replace(content, problems=_ordered((*content.problems, *_double_ids(content), *found)))


def read_registered(folder: Path) -> Content:
    """As ``read_checked``, and every id against the register, as far as the content itself is sound."""
    content = read_checked(folder)
    if content.problems:
        return content
    if not (folder / reading.REGISTER).is_file():
        return replace(content, problems=(ContentProblem(code=Code.MISSING_FILE, file=reading.REGISTER),))
    troubles = (*register.check(content), *checks_moved.registered(content))
    return replace(content, problems=_ordered(tuple(_placed(trouble, content) for trouble in troubles)))


def _placed(trouble: Trouble, content: Content) -> ContentProblem:
    file, line = content.places.get(trouble.place, [reading.Place("", None)])[-1]
    return ContentProblem(file=file, line=line, **trouble._asdict())


def _double_ids(content: Content) -> Iterator[ContentProblem]:
    ids = {item_id for kind, ids in content.ids.items() if kind != "grounds" for item_id in ids}
    for item_id in ids:
        first, *others = content.places[item_id]
        for place in others:
            found = f"{first.file}, regel {first.line}"
            yield ContentProblem(code=Code.DOUBLE_ID, file=place.file, line=place.line, place=item_id, found=found)


def _ordered(problems: tuple[ContentProblem, ...]) -> tuple[ContentProblem, ...]:
    return tuple(sorted(dict.fromkeys(problems), key=_reading_order))


def _reading_order(problem: ContentProblem) -> tuple[tuple[tuple[str, int], ...], int, str]:
    return reading.natural(problem.file), problem.line or 0, problem.code
