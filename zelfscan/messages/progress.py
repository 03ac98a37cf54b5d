"""What there is to tell about the history of actions: bringing together what came back, checks, the report."""

from zelfscan.messages.kind import ERROR, NOTICE, WARNING, Message

MESSAGES: dict[str, Message] = {
    # --- VG-001 to VG-019, and VG-120: the history of actions, and bringing together what files say ---
    "VG-001": Message(
        WARNING,
        "Regel {found} van deze geschiedenis kunnen we niet lezen. De andere regels tellen wel.",
        "Zet de regel terug zoals hij was.",
    ),
    "VG-002": Message(
        WARNING,
        "Dit resultaat kunnen we niet lezen. Daarom weten we niet welke acties erin staan.",
        "Typ: zelfscan ronde verwerken MAP --opnieuw.",
    ),
    "VG-003": Message(
        WARNING,
        '{where}Bij actie {action} ("{title}") staat hier bij {field}: "{found}". In {other} staat: "{expected}". '
        "Wat hier staat, is later bewaard. Dat telt.",
        "Klopt dat niet? Spreek af wat geldt, en vul dat in.",
    ),
    "VG-004": Message(
        WARNING,
        'Actie {action} ("{title}") staat niet meer in dit bestand. Wij bewaren haar wel.',
        "Stopt de actie? Kies dan de status gestopt. Doen jullie haar niet? Kies dan: aanpak niet gekozen.",
    ),
    "VG-005": Message(NOTICE, 'Dit is een eigen actie van de directie: "{title}". Ze heet vanaf nu {action}.'),
    "VG-006": Message(
        ERROR,
        "Dit bestand vraagt te veel tijd of geheugen. We hebben het overgeslagen.",
        "Open het in Word of Excel en bewaar het opnieuw, als .docx of .xlsx.",
    ),
    "VG-007": Message(
        ERROR,
        "Bij dit bestand ging bij ons iets mis ({found}). We hebben het overgeslagen.",
        "Stuur het bestand naar de makers van de zelfscan.",
    ),
    "VG-008": Message(
        WARNING,
        "Dit bestand kunnen we hier niet gebruiken. Het is geen Word-bestand en geen werkboek.",
        "Bewaar het plan als .docx, of het voortgangsformulier als .xlsx.",
    ),
    "VG-009": Message(
        ERROR, "Dit bestand kunnen we niet openen.", "Sluit het in andere programma's en doe het opnieuw."
    ),
    "VG-010": Message(
        ERROR,
        "{where}We zien niet van welke directie dit bestand is, en welke acties erin staan.",
        "Zet het nummer van de actie terug in de rij. Of begin opnieuw met het plan of het formulier van de directie.",
    ),
    "VG-011": Message(
        WARNING,
        '{where}Actie {action} ("{title}") is van een andere directie. We schrijven de verandering daar op.',
        "Is dat niet de bedoeling? Haal de actie uit dit bestand.",
    ),
    "VG-012": Message(
        WARNING,
        '{where}De actie "{title}" heeft hier nummer {found}. Dat nummer kennen we niet. '
        "Daarom lezen we haar als eigen actie van de directie.",
    ),
    "VG-013": Message(
        NOTICE,
        '{where}De actie "{title}" lijkt op {action} ("{found}"). '
        "We houden het op dezelfde actie, met een nieuwe naam.",
        "Is het een andere actie? Geef haar een heel andere naam.",
    ),
    "VG-014": Message(
        WARNING,
        "In dit pakket staat geen plan en geen voortgangsformulier.",
        "Kijk of de bijlage er nog in zit.",
    ),
    "VG-015": Message(
        ERROR,
        "Dit pakket kunnen we niet openen.",
        "Pak het uit en zet de plannen en formulieren zelf in de map voortgang.",
    ),
    "VG-016": Message(
        ERROR,
        "Dit is een mail uit Outlook (.msg). Die kunnen we niet openen.",
        "Sleep de bijlage uit de mail naar de map voortgang, of bewaar de mail als .eml.",
    ),
    "VG-017": Message(
        WARNING,
        '{where}Bij actie {action} ("{title}") staat hier bij {field}: "{found}". In {other} staat: "{expected}". '
        "Wat hier staat, is ouder. Daarom telt het andere.",
        "Is dit toch wat nu geldt? Vul het in het nieuwste formulier in.",
    ),
    "VG-018": Message(
        WARNING,
        '{where}Bij actie {action} ("{title}") staat hier bij {field}: "{found}". In {other} staat: "{expected}". '
        "Dat is later bewaard. Dat telt.",
        "Klopt dat niet? Spreek af wat geldt, en vul dat in.",
    ),
    "VG-019": Message(
        WARNING,
        "In de geschiedenis van de acties ontbrak wat we eerder in dit bestand lazen. We schreven het opnieuw op.",
        "Hebben jullie een kopie van de map administratie? Kijk dan of er meer ontbreekt.",
    ),
    "VG-120": Message(
        ERROR,
        'Dit bestand is van "{found}". Die directie heeft in deze ronde geen plan. Daarom lezen we het niet.',
        "Is het van een andere ronde of gemeente? Haal het dan uit de map.",
    ),
    # --- VG-060 to VG-079: the check on plans ---
    "VG-060": Message(
        WARNING,
        "Er is nog geen plan om te toetsen.",
        "Typ eerst: zelfscan ronde verwerken MAP.",
    ),
    # --- VG-080 to VG-099: the progress report ---
    "VG-080": Message(
        WARNING,
        "Er zijn nog geen acties. Daarom maken we geen voortgangsrapportage.",
        "Typ eerst: zelfscan ronde verwerken MAP.",
    ),
    "VG-081": Message(
        WARNING,
        "Wat het vorige rapport zei, kunnen we niet lezen. Daarom vergelijken we nu niet.",
    ),
}
