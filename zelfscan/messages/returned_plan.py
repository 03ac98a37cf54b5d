"""What there is to tell about a plan that comes back from Word."""

from zelfscan.messages.kind import ERROR, NOTICE, WARNING, Message

MESSAGES: dict[str, Message] = {
    "VG-020": Message(ERROR, "Dit bestand is leeg.", "Vraag de afzender om het plan opnieuw te sturen."),
    "VG-021": Message(
        ERROR,
        "Dit bestand is te groot: {found}. We lezen bestanden tot {expected}.",
        "Haal plaatjes en bijlagen uit het plan en sla het opnieuw op.",
    ),
    "VG-022": Message(
        ERROR,
        "Dit bestand heeft een wachtwoord, daarom kunnen we het niet lezen.",
        "Open het in Word, haal het wachtwoord weg (Bestand, Info, Document beveiligen) en sla het opnieuw op.",
    ),
    "VG-023": Message(
        ERROR,
        "Dit bestand is beschadigd of niet helemaal opgeslagen.",
        "Open het in Word en sla het opnieuw op, of vraag de afzender om het nog een keer te sturen.",
    ),
    "VG-024": Message(
        ERROR,
        "Dit is {found}, en geen plan. Een plan lezen we als Word-document (.docx) of als .odt.",
        "Open het in Word of LibreOffice. Kies Opslaan als, en dan Word-document (.docx).",
    ),
    "VG-025": Message(
        ERROR,
        "Dit bestand is anders gemaakt dan Word of LibreOffice doet: {found}. Voor de veiligheid lezen we het niet.",
        "Open het in Word en sla het opnieuw op als Word-document (.docx).",
    ),
    "VG-026": Message(
        ERROR,
        "In dit bestand zit te veel: {found}. We lezen tot {expected}.",
        "Haal weg wat niet bij het plan hoort en sla het opnieuw op.",
    ),
    "VG-029": Message(
        WARNING,
        "In dit bestand vinden we geen acties van een verbeterplan.",
        "Is het wel een plan? Zet dan het nummer terug bij elke actie, en sla het opnieuw op.",
    ),
    "VG-030": Message(
        NOTICE, "In dit plan staan bijgehouden wijzigingen. We lazen het plan alsof ze allemaal zijn geaccepteerd."
    ),
    "VG-031": Message(
        WARNING,
        '{place}: "{found}" is geen datum die we begrijpen. Deze datum tellen we niet mee.',
        "Typ een dag, een maand en een jaar, bijvoorbeeld 1 april 2027.",
    ),
    "VG-032": Message(
        WARNING,
        '{place}: "{found}" is geen datum die we begrijpen. Deze datum tellen we niet mee.',
        "Bedoel je {expected}? Typ dan die datum.",
    ),
    "VG-033": Message(
        NOTICE,
        '{place}: bij "{field}" staat "{found}". We lazen dat als {expected}.',
        "Klopt dat niet? Verander de datum.",
    ),
    "VG-034": Message(
        NOTICE,
        '{place}: bij "{field}" staat "{found}". We lazen dat als "{expected}".',
        "Klopt dat niet? Kies opnieuw.",
    ),
    "VG-035": Message(
        WARNING,
        '{place}: bij "{field}" staat "{found}". Dat kennen we niet, dus het telt niet mee.',
        "Kies uit: {expected}.",
    ),
    "VG-036": Message(
        NOTICE,
        '{place}: het nummer "{found}" kennen we niet precies. We lazen dit als {expected} ("{title}").',
        "Klopt dat niet? Zet het goede nummer terug.",
    ),
    "VG-037": Message(
        NOTICE,
        '{place}: hier staat geen nummer. Aan de naam zien we dat dit actie {expected} is ("{title}").',
        "Klopt dat niet? Zet het goede nummer erbij.",
    ),
    "VG-038": Message(
        WARNING,
        '{place}: het nummer "{found}" kennen we niet. We lazen "{title}" als een eigen actie.',
        "Is het een actie uit het plan? Zet dan het goede nummer terug.",
    ),
    "VG-039": Message(
        NOTICE,
        '{place}: in Word staat een opmerking bij de actie "{title}". Opmerkingen lezen we niet in.',
        "Hoort het bij de actie? Zet het dan in een vak.",
    ),
    "VG-040": Message(
        WARNING,
        '{place}: hier staan misschien persoonsgegevens ({kinds}): "{found}".',
        "Haal ze weg als ze van een inwoner zijn. Wat wij bewaren, maken we onleesbaar.",
    ),
    "VG-041": Message(
        NOTICE,
        '{place}: bij de actie "{title}" staat tekst buiten de vakken. Die lezen we niet in: "{found}".',
        "Hoort het bij de actie? Zet het dan in een vak.",
    ),
    "VG-042": Message(
        WARNING,
        '{place}: hier is wel iets ingevuld ("{found}"), maar er staat geen actie bij.',
        "Zet in de kolom Actie wat jullie gaan doen.",
    ),
    "VG-043": Message(
        WARNING,
        '{place}: de actie "{title}" ({action}) staat twee keer in dit plan, met iets anders bij "{field}". '
        'Hier telt "{expected}", en niet "{found}".',
        "Klopt dat niet? Laat de actie één keer staan.",
    ),
    "VG-044": Message(
        NOTICE,
        '{place}: actie {action} heet hier "{found}". Wij houden de naam uit het plan: "{expected}".',
        "Is het een andere aanpak? Kies dan: aanpak aangepast, en schrijf bij de reden wat anders is.",
    ),
    "VG-045": Message(
        WARNING,
        '{place}: hier staat nummer {action}, en dat is "{expected}". Maar de naam hier is "{found}". '
        "Wij gaan af op het nummer.",
        "Hoort dit bij de andere actie? Zet het goede nummer terug.",
    ),
}
