"""`zelfscan demo`, after the plans: progress, a look at the plans, measuring again, evaluating and sharing."""

import datetime as dt
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from zelfscan.cli.demo_show import faults_in, stop_at_errors

if TYPE_CHECKING:
    from zelfscan.model.instrument import Instrument
    from zelfscan.model.round import Round
    from zelfscan.rounds.folder import RoundFolder
    from zelfscan.rounds.process import Outcome

AGAIN, SHARED = "hermeting", "gedeeld"
"""Folders in the folder of the round: the second round, and what is shared."""
NAME_AGAIN = "Voorjaar 2028"
FAULTY_FORM = "voortgang-economie-en-ondernemen.xlsx"
ISSUED, FORMS_OUT, FOLLOWED = dt.date(2027, 2, 1), dt.date(2027, 9, 13), dt.date(2027, 10, 1)
ISSUED_AGAIN, AGAIN_UNTIL, PROCESSED_AGAIN = dt.date(2028, 2, 1), dt.date(2028, 3, 10), dt.date(2028, 4, 1)
EVALUATED = dt.date(2028, 5, 1)
KEPT_UNTIL = dt.date(2029, 12, 31)
"""The days of the demo: whenever it runs, it gives the same."""


def noon(day: dt.date) -> dt.datetime:
    """The moment of a day at which the demo does its work."""
    return dt.datetime.combine(day, dt.time(12), dt.UTC)


def samples() -> Path:
    """Where the samples are."""
    from importlib.resources import files

    return Path(str(files("zelfscan_samples")))


def take(sources: Iterable[Path], target: Path) -> int:
    """Put samples in a folder as if they came back, and count them. A file that is there already stays as it is."""
    from zelfscan.files import write_atomic

    count = 0
    target.mkdir(parents=True, exist_ok=True)
    for path in sorted(sources):
        count += 1
        if not (target / path.name).exists():
            write_atomic(target / path.name, path.read_bytes())
    return count


def hand_out_forms(place: "RoundFolder", current: "Round", instrument: "Instrument") -> None:
    """Hand out the progress workbooks, once: after they came back they would be others."""
    from zelfscan.followup.form_issue import Wishes
    from zelfscan.followup.form_issue import hand_out_forms as hand_out

    if place.progress.is_dir() and any(place.progress.iterdir()):
        return
    stop_at_errors(hand_out(place, current, instrument, Wishes(now=noon(FORMS_OUT))).findings)


def follow(place: "RoundFolder", current: "Round", instrument: "Instrument") -> str:
    """Take in the plans and forms, and say where the actions stand; what is wrong in the faulty one is shown."""
    from zelfscan.cli.round_progress import table
    from zelfscan.followup.progress import Wishes, follow_up
    from zelfscan.followup.report_write import publish

    count = take((samples() / "voortgang").glob("*.*"), place.progress)
    wishes = Wishes(now=noon(FOLLOWED), today=FOLLOWED)
    outcome = follow_up(place, current, instrument, wishes, publish)
    stop_at_errors(item for item in outcome.findings if FAULTY_FORM not in item.file)
    wrong = [item for item in outcome.findings if FAULTY_FORM in item.file]
    return (
        f"   Terug: {count} plannen en formulieren. Ze staan in {place.progress}. Zo staan de acties ervoor:\n\n"
        f"{table(outcome.lines)}\n\n"
        f"{faults_in('het formulier van Economie en Ondernemen', wrong)}\n"
    )


def check(place: "RoundFolder", current: "Round", instrument: "Instrument") -> str:
    """Lay every plan beside the rules."""
    from zelfscan.followup.checking import check_plans

    outcome = check_plans(place, current, instrument, noon(FOLLOWED))
    stop_at_errors(outcome.findings)
    letter = place.output_of("wmo-loket") / "toetsbrief-wmo-loket.docx"
    return (
        f"   We legden {len(outcome.checked)} plannen naast vaste regels.\n"
        f"   Elke directie krijgt daarover een korte brief, zoals {letter}."
    )


def start_again(place: "RoundFolder", current: "Round", instrument: "Instrument") -> "RoundFolder":
    """The folder of the second round, made where there is none. Raises OSError."""
    from zelfscan.files import write_atomic
    from zelfscan.rounds.folder import RoundFolder
    from zelfscan.rounds.new import round_after

    again = RoundFolder(place.path / AGAIN)
    if again.settings.exists():
        return again
    stop_at_errors(round_after(place, current, again, instrument, NAME_AGAIN, PROCESSED_AGAIN).findings)
    text = again.settings.read_text(encoding="utf-8")
    for key, day in (("inleveren_voor", AGAIN_UNTIL), ("bewaren_tot", KEPT_UNTIL)):
        text = text.replace(f'{key}: ""', f"{key}: {day}")
    write_atomic(again.settings, text.encode("utf-8"))
    return again


def evaluate(place: "RoundFolder", current: "Round", instrument: "Instrument") -> str:
    """The process evaluation, with the notes of the bureau. Raises Busy, OSError."""
    from zelfscan.evaluation.evaluate import evaluate as evaluate_round
    from zelfscan.rounds.lock import only_one

    take((samples() / "evaluatie").glob("*.xlsx"), place.path)
    with only_one(place.lock, noon(EVALUATED)):
        done = evaluate_round(place, current, instrument, EVALUATED, EVALUATED)
    stop_at_errors(done.findings)
    return (
        "7. Evalueren: hoe ging de eerste ronde?\n"
        f"   De notities van het bureau staan in {place.path / done.notes}. Het rapport is {place.path / done.report}."
    )


def share(place: "RoundFolder", current: "Round", instrument: "Instrument") -> str:
    """The open data and the proposals for publication. Raises Busy, OSError."""
    from zelfscan.cli.round_share import progress_report
    from zelfscan.rounds.lock import only_one
    from zelfscan.sharing.share import share as share_round

    target = place.path / SHARED
    with only_one(place.lock, noon(EVALUATED)):
        report = progress_report(place, instrument, EVALUATED)
        made = share_round(place, current, instrument, target, EVALUATED, progress=report)
    stop_at_errors(made.findings)
    documents = sum(name.endswith(".docx") for name in made.files)
    return (
        f"8. Delen: open gegevens zonder namen en vrije tekst, en {documents} voorstellen voor publicatie.\n"
        f"   Ze staan in {target}. Een jurist kijkt ze na voordat jullie iets openbaar maken."
    )


def remeasured(again: "RoundFolder", outcome: "Outcome", count: int) -> str:
    """What came of the second round."""
    from zelfscan.cli.round_table import in_short

    return (
        f"   Terug: {count} ingevulde werkboeken. {in_short(outcome)}\n"
        f"   Wat er veranderde, staat in {again.output / 'hermeting.docx'}, en in elk nieuw plan."
    )
