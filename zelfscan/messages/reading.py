"""What there is to tell about a returned workbook: its sheets, its rows, its cells."""

from zelfscan.messages.kind import ERROR, NOTICE, WARNING, Message

MESSAGES: dict[str, Message] = {
    # --- WB: whether it is one of our workbooks ---
    "WB-001": Message(
        ERROR,
        "Dit is geen werkboek van de zelfscan. We vinden geen van onze nummers terug.",
        "Kijk of dit het goede bestand is.",
    ),
    "WB-002": Message(
        ERROR,
        'Dit werkboek hoort bij een ander instrument ("{found}") en niet bij "{expected}".',
        "Kijk of dit het goede bestand is.",
    ),
    "WB-003": Message(
        WARNING,
        "Dit werkboek is van versie {found}. Nu is het versie {expected}. We lezen wat in allebei staat.",
        "Vragen die alleen in een van beide versies staan, tellen niet mee.",
    ),
    "WB-004": Message(
        NOTICE,
        "Het verborgen blad Meta ontbreekt. We weten van welk instrument dit werkboek is door de eigenschappen van "
        "het bestand. Wat er gevraagd is, lezen we af aan de nummers in de rijen.",
    ),
    "WB-005": Message(
        NOTICE,
        "Het verborgen blad Meta ontbreekt. We herkennen dit werkboek aan de nummers in de rijen.",
    ),
    # --- BL: sheets, columns and rows ---
    "BL-001": Message(
        ERROR,
        'Het blad "{found}" ontbreekt.',
        "Zet het blad terug, of kopieer jullie antwoorden naar een nieuw werkboek.",
    ),
    "BL-002": Message(NOTICE, 'Wat op blad "{expected}" hoort, vonden we op dit blad. Dat geeft niet.'),
    "BL-003": Message(
        ERROR,
        'In rij {row} ontbreekt de kolom "{found}".',
        "Zet deze kop terug boven de kolom, precies zo geschreven.",
    ),
    "BL-004": Message(
        ERROR,
        'Op dit blad ontbreekt de rij met koppen, die begint met "Nr". Zonder koppen weten we niet wat waar staat.',
        "Kopieer deze rij uit het oorspronkelijke werkboek.",
    ),
    "BL-005": Message(
        WARNING,
        "Op dit blad ontbreken rijen ({count}): {found}.",
        "Zijn ze per ongeluk weggehaald? Kopieer ze uit het oorspronkelijke werkboek.",
    ),
    "BL-006": Message(
        ERROR,
        'Het nummer "{found}" kennen we niet, dus deze rij telt niet mee.',
        'Bedoelen jullie "{suggestion}"?',
    ),
    "BL-007": Message(NOTICE, "In deze rij ontbreekt het nummer. Aan de vraag zien we dat het {suggestion} is."),
    "BL-008": Message(
        WARNING,
        "De tekst van deze vraag is veranderd. Wij lezen het antwoord bij de oorspronkelijke vraag.",
        'De vraag is: "{expected}" Klopt het antwoord daarbij?',
    ),
    "BL-009": Message(NOTICE, 'De rij "{found}" hoort niet in dit werkboek. We slaan deze rij over.'),
    "BL-010": Message(
        ERROR,
        'Op dit blad staan dezelfde rijen als op blad "{original}", met andere antwoorden bij: {found}.',
        "Haal het blad weg dat niet klopt.",
    ),
    "BL-011": Message(
        WARNING,
        'De kolom "{found}" staat er twee keer. We lezen alleen de eerste.',
        "Haal de kolom weg die niet klopt.",
    ),
    "BL-012": Message(NOTICE, 'Op dit blad staan dezelfde rijen als op blad "{original}". Ze tellen één keer.'),
    "BL-013": Message(
        ERROR,
        'Het nummer "{found}" kennen we niet, dus deze rij telt niet mee.',
        "Zet het goede nummer terug, of haal de rij weg.",
    ),
    "BL-014": Message(
        WARNING,
        "Op dit blad is de tekst van {count} vragen veranderd. Wij lezen de antwoorden bij de oorspronkelijke vragen.",
        "Kijk of de antwoorden passen bij de vragen in het oorspronkelijke werkboek.",
    ),
    "BL-015": Message(
        NOTICE,
        'Op dit blad staat tekst die we niet lezen, zoals deze: "{found}".',
        "Zet het in Toelichting als het mee moet.",
    ),
    # --- GE: the sheet Gegevens ---
    "GE-001": Message(ERROR, "De naam van de directie ontbreekt.", "Vul in voor welke directie dit werkboek is."),
    "GE-002": Message(
        WARNING,
        'Hier ontbreekt namens wie jullie invullen. We gaan uit van "{suggestion}".',
        "Kies een antwoord uit de lijst.",
    ),
    "GE-003": Message(
        ERROR,
        'Namens wie jullie invullen is niet duidelijk: "{found}" kennen we niet.',
        "Kies uit: {expected}.",
    ),
    "GE-004": Message(ERROR, '"{found}" lezen we niet als aantal mensen.', "Vul een heel getal in, zoals 6."),
    "GE-005": Message(
        NOTICE,
        "Hier ontbreekt met hoeveel mensen jullie invulden. Vragen naar een mening tellen dan niet mee.",
    ),
    "GE-006": Message(ERROR, '"{found}" is geen datum die kan kloppen.', "Schrijf de datum zoals 12-3-2026."),
    "GE-007": Message(NOTICE, "De datum van invullen ontbreekt."),
    "GE-008": Message(
        WARNING,
        'Hier staat "{found}", maar dit werkboek is gemaakt voor "{expected}". We gaan uit van "{found}".',
        "Kijk of dit het goede werkboek is.",
    ),
    # --- WP: work processes ---
    "WP-001": Message(
        ERROR,
        "Er is nog geen werkproces ingevuld.",
        "Geef het eerste werkproces hier een naam.",
    ),
    "WP-002": Message(
        ERROR,
        "Werkproces {process} heeft geen naam, maar er is wel iets ingevuld (aantal: {count}).",
        "Geef het werkproces hier een naam, of haal de antwoorden weg.",
    ),
    "WP-003": Message(
        ERROR,
        'Bij werkproces {process} ("{name}") ontbreekt het soort contact. Dan weten we niet welke vragen erbij horen.',
        "Kies Ja bij contact A, B of C.",
    ),
    "WP-004": Message(
        WARNING,
        'Bij werkproces {process} ("{name}") is geen enkel kenmerk ingevuld. Het risico blijft dan onbekend.',
        "Vul de kenmerken W1 tot en met W12 in.",
    ),
    "WP-005": Message(
        WARNING,
        "Werkproces {process} heet hetzelfde als werkproces {other}.",
        "Geef elk werkproces een eigen naam.",
    ),
    # --- AN: what stands in a cell ---
    "AN-001": Message(NOTICE, '"{found}" lezen we als "{suggestion}".'),
    "AN-002": Message(NOTICE, '"{found}" kan drie dingen betekenen. We lezen het als "{suggestion}".'),
    "AN-003": Message(ERROR, '"{found}" is geen geldig antwoord.', 'Bedoelen jullie "{suggestion}"?'),
    "AN-004": Message(ERROR, '"{found}" is geen geldig antwoord.', "Kies uit: {expected}."),
    "AN-005": Message(
        ERROR,
        "Hier staat de foutwaarde {found}. Wat jullie hier invulden, is niet meer te zien.",
        "Vul deze cel opnieuw in.",
    ),
    "AN-006": Message(
        ERROR,
        'Excel maakte hier een datum van: "{found}".',
        "Kies het antwoord opnieuw uit de lijst.",
    ),
    "AN-007": Message(
        WARNING,
        'Bij "{found}" hoort een reden, en die ontbreekt.',
        "Schrijf in de kolom Toelichting waarom deze vraag hier niet past.",
    ),
    "AN-008": Message(
        WARNING,
        '"{found}" kan drie dingen betekenen. We lezen het als "{suggestion}", maar dan ontbreekt de reden.',
        'Kies een van de drie antwoorden die met "N.v.t." beginnen, of schrijf de reden in de kolom Toelichting.',
    ),
    "AN-009": Message(ERROR, 'Hier staat "{found}", en dat is geen antwoord op deze vraag.', "Kies uit: {expected}."),
    "AN-010": Message(NOTICE, 'Deze vraag speelt hier niet. Het antwoord "{found}" telt daarom niet mee.'),
    "AN-011": Message(
        NOTICE,
        "In deze kolom staan {count} antwoorden op vragen die hier niet spelen. Die tellen niet mee.",
    ),
    "AN-012": Message(
        WARNING,
        'Hier staat een formule. We lezen wat die het laatst liet zien: "{found}".',
        "Vul het antwoord zelf in, zonder formule.",
    ),
    "AN-013": Message(
        ERROR,
        'De rij {row} staat er twee keer, met verschillende antwoorden: hier "{found}", en iets anders in {other}.',
        "Laat alleen het antwoord staan dat klopt.",
    ),
    "AN-014": Message(NOTICE, "De rij {row} staat er twee keer, ook in rij {other}. De antwoorden tellen één keer."),
    "AN-015": Message(
        NOTICE,
        "Deze tekst is zo lang dat hij niet helemaal in een cel van Excel past. Misschien mist het einde.",
    ),
    "AN-016": Message(
        NOTICE,
        "In deze tekst staan tekens die niet te zien zijn. In Word komt daar een vakje (□) te staan.",
    ),
    "AN-017": Message(
        WARNING,
        "Hier staat een formule zonder uitkomst, dus deze cel telt als open.",
        "Vul het antwoord zelf in, zonder formule.",
    ),
    "AN-018": Message(
        ERROR,
        'Getal en tekst spreken elkaar tegen: "{found}". Bij dit getal hoort: {expected}.',
        "Kies opnieuw uit de lijst.",
    ),
    "AN-019": Message(WARNING, "Hier staat {found}, en we verwachten een naam.", "Kijk of dit klopt."),
    "AN-020": Message(WARNING, '"{found}" past hier niet.', "Vul een getal in van {expected}."),
    "AN-021": Message(
        WARNING,
        'Het werkproces "{found}" kennen we niet. We lezen deze regel als iets van de hele directie.',
        "Kies uit: {expected}.",
    ),
    "AN-022": Message(
        WARNING,
        "Vanaf hier ontbreekt op dit blad nog bij {count} antwoorden de reden.",
        "Schrijf in de kolom Toelichting waarom de vraag niet past.",
    ),
    # --- EO: people's own judgement ---
    "EO-001": Message(
        ERROR,
        "De reden ontbreekt, dus dit oordeel telt nog niet mee.",
        "Schrijf in één zin waarom jullie er anders over denken.",
    ),
    "EO-002": Message(
        ERROR,
        'Het werkproces "{found}" kennen we niet, dus dit oordeel telt niet mee.',
        "Kies uit: {expected}.",
    ),
    "EO-003": Message(
        ERROR,
        'De categorie "{found}" kennen we niet, dus dit oordeel telt niet mee.',
        "Kies {expected}.",
    ),
    "EO-004": Message(ERROR, "Hier ontbreekt of het risico hoger of lager is.", "Kies hoger of lager."),
    "EO-005": Message(
        ERROR,
        'Bij "{found}" hoort geen risico per werkproces, dus dit oordeel telt niet mee.',
        "Kies R1 tot en met R8, of schrijf het op het blad Eigen risico's.",
    ),
    "EO-006": Message(
        ERROR,
        "Deze cel is leeg, dus dit oordeel telt nog niet mee.",
        "Kies uit: {expected}.",
    ),
    # --- PG: personal data ---
    "PG-001": Message(
        WARNING,
        'Hier staan misschien persoonsgegevens ({kinds}): "{found}".',
        "Haal ze weg als ze van een inwoner zijn. In het verbeterplan maken we ze onleesbaar.",
    ),
    # --- OP: what is still open ---
    "OP-001": Message(NOTICE, "Op dit blad zijn nog {found} van de {asked} antwoorden open."),
    "OP-002": Message(NOTICE, "Op dit blad is nog {found} van de {asked} antwoorden open."),
}
