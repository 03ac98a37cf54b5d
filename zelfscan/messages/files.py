"""What there is to tell about a file that came back, before anything in it is read."""

from zelfscan.messages.kind import ERROR, NOTICE, Message

MESSAGES: dict[str, Message] = {
    "BE-001": Message(
        ERROR,
        "Dit bestand kunnen we niet openen.",
        "Kijk of het bestand er nog staat en of een ander programma het open heeft.",
    ),
    "BE-002": Message(
        NOTICE,
        "Dit is een hulpbestand dat Excel zelf maakt zolang een werkboek open staat. We slaan het over.",
        "Sluit het werkboek in Excel, dan verdwijnt dit bestand vanzelf.",
    ),
    "BE-003": Message(ERROR, "Dit bestand is leeg.", "Vraag de afzender om het werkboek opnieuw te sturen."),
    "BE-004": Message(
        ERROR,
        "Dit bestand is te groot: {found}. We lezen bestanden tot {expected}.",
        "Haal plaatjes en bijlagen uit het werkboek en sla het opnieuw op.",
    ),
    "BE-005": Message(
        ERROR,
        "Dit werkboek heeft een wachtwoord, daarom kunnen we het niet lezen.",
        "Open het in Excel, haal het wachtwoord weg (Bestand, Info, Werkmap beveiligen) en sla het opnieuw op.",
    ),
    "BE-006": Message(
        ERROR,
        "Dit bestand is beschadigd of niet helemaal opgeslagen.",
        "Open het in Excel en sla het opnieuw op, of vraag de afzender om het nog een keer te sturen.",
    ),
    "BE-007": Message(
        ERROR,
        "Dit is {found}, en geen werkboek.",
        "Stuur het ingevulde werkboek als Excel-bestand (.xlsx, .xlsm of .xls) of als .ods.",
    ),
    "BE-008": Message(
        ERROR,
        "Dit bestand is anders gemaakt dan Excel of LibreOffice doet: {found}. Voor de veiligheid lezen we het niet.",
        "Open het in Excel en sla het opnieuw op als gewoon werkboek (.xlsx).",
    ),
    "BE-009": Message(
        ERROR,
        "In dit bestand zit te veel: {found}. We lezen tot {expected}.",
        "Haal weg wat niet bij de zelfscan hoort en sla het opnieuw op.",
    ),
    "BE-010": Message(
        ERROR,
        "Dit blad is veel te groot. Er staat iets heel ver weg van de rest.",
        "Haal op dit blad de lege rijen en kolommen weg en sla het werkboek opnieuw op.",
    ),
    "BE-011": Message(NOTICE, "In dit bestand zitten macro's. Die hebben we niet uitgevoerd en ook niet nodig."),
    "BE-012": Message(NOTICE, "In dit bestand zitten koppelingen naar andere bestanden. Die hebben we niet gevolgd."),
    "BE-013": Message(
        ERROR,
        "Dit bestand is niet te lezen.",
        "Open het in Excel en sla het opnieuw op als gewoon werkboek (.xlsx).",
    ),
}
