"""What there is to tell about measuring again."""

from zelfscan.messages.kind import NOTICE, WARNING, Message

MESSAGES: dict[str, Message] = {
    # --- HM-001 to HM-009: answers of last time in a returned workbook (reading) ---
    "HM-001": Message(
        WARNING,
        "Op dit blad is 1 antwoord van de vorige keer nog niet bevestigd. Het telt niet mee: de vraag geldt als open.",
        'Klopt het nog? Kies in die rij "Ja, nog zo". Anders kies je een nieuw antwoord.',
    ),
    "HM-002": Message(
        WARNING,
        "Op dit blad zijn {count} antwoorden van de vorige keer nog niet bevestigd. Ze tellen niet mee: die vragen "
        "gelden als open. Hier staat het eerste.",
        'Klopt een antwoord nog? Kies in die rij "Ja, nog zo". Anders kies je een nieuw antwoord.',
    ),
    "HM-003": Message(
        WARNING,
        "Jullie kozen dat het veranderd is. In deze rij staat nog een antwoord van de vorige keer. Dat telt niet mee.",
        'Kies in deze rij een nieuw antwoord in elk vakje waar nog "Vorige keer:" staat.',
    ),
    "HM-004": Message(
        WARNING,
        'Bij Nog zo? staat "{found}". Wij weten niet of dat ja of nee is, dus het telt als niet bevestigd.',
        "Kies {expected}.",
    ),
    "HM-005": Message(
        WARNING,
        "Deze tekst is van de vorige keer, en het antwoord is nu anders. De tekst telt daarom niet mee.",
        'Geldt de tekst nog? Haal dan de woorden "Vorige keer:" weg, of schrijf wat er nu geldt.',
    ),
    "HM-006": Message(
        WARNING,
        "Op dit blad staan nog antwoorden van de vorige keer: {count}. Ze tellen niet mee. Hier staat het eerste.",
        "Kies zelf opnieuw, ook als het antwoord hetzelfde is.",
    ),
    # --- HM-010 to HM-019: a round on an old one (handing out) ---
    "HM-010": Message(
        NOTICE,
        "Van {found} is er geen uitkomst van de vorige ronde. In het werkboek staan dus geen oude antwoorden.",
    ),
    "HM-011": Message(
        NOTICE,
        "{found} heeft de vorige keer niets ingevuld op het niveau {expected}. In dat werkboek staan dus geen oude "
        "antwoorden.",
    ),
    "HM-012": Message(
        NOTICE,
        "Dit vragen we anders dan in de vorige ronde: {found}. Daar staat geen oud antwoord bij.",
    ),
    "HM-013": Message(
        WARNING,
        "De uitkomst van {found} uit de vorige ronde kunnen we niet lezen. In het werkboek staan dus geen oude "
        "antwoorden.",
        "Verwerk de vorige ronde opnieuw met zelfscan ronde verwerken, en deel daarna deze ronde uit.",
    ),
    "HM-014": Message(
        WARNING,
        "In de vorige ronde ({found}) is nog niets verwerkt. In de werkboeken staan dus geen oude antwoorden.",
        "Verwerk eerst de vorige ronde met zelfscan ronde verwerken, en deel daarna deze ronde uit.",
    ),
    # --- HM-050 to HM-059: a scan beside the one before (processing) ---
    "HM-050": Message(
        NOTICE,
        "Van {found} is er geen uitkomst van de vorige ronde. We vergelijken dus niet.",
    ),
    "HM-051": Message(
        WARNING,
        "De uitkomst van {found} van de vorige keer kunnen we niet lezen. We vergelijken dus niet.",
        "Verwerk de vorige ronde opnieuw met zelfscan ronde verwerken, en daarna deze ronde.",
    ),
    "HM-052": Message(
        WARNING,
        'De uitkomst van de vorige keer is van "{found}" en niet van "{expected}". We vergelijken dus niet.',
        "Heet de directie nu anders? Dan kan alleen een mens de twee uitkomsten naast elkaar leggen.",
    ),
    "HM-053": Message(
        WARNING,
        "De uitkomst van {found} van de vorige keer zegt niet hoe de vragen toen luidden, en de zelfscan is sindsdien "
        "veranderd. De antwoorden zijn daarom niet te vergelijken.",
        "Verwerk de vorige ronde opnieuw met zelfscan ronde verwerken, met de inhoud van toen.",
    ),
    "HM-054": Message(
        WARNING,
        "De vorige zelfscan van {directorate} is van {found} en deze van {expected}. De vorige is dus niet ouder.",
        "Kijk of de datum in de werkboeken klopt, en of vorige_ronde in ronde.yaml naar de goede map wijst.",
    ),
    "HM-055": Message(
        WARNING,
        "Dit is geen uitkomst van een directie in deze werkboeken. We vergelijken er niet mee.",
        "Kies met --vorige het bestand resultaat-<directie>.json van dezelfde directie.",
    ),
    "HM-015": Message(
        WARNING,
        "Van {found} is niet te zien hoe de vragen in de vorige ronde waren gesteld. In het werkboek staan dus geen "
        "oude antwoorden.",
        "Verwerk de vorige ronde opnieuw met dezelfde versie van de zelfscan als toen.",
    ),
}
