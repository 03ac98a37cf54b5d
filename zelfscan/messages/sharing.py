"""What there is to tell about sharing, removing and combining data."""

from zelfscan.messages.kind import ERROR, NOTICE, WARNING, Message

MESSAGES: dict[str, Message] = {
    # --- DE-001 and on: sharing (ronde delen) ---
    "DE-001": Message(
        ERROR,
        'Hierin staat iets wat niet gedeeld mag worden{part}: "{found}". Daarom is er niets in de map gezet.',
        "Zet in publicatie-keuze.xlsx de tekst waar dit in staat op nee. Helpt dat niet? Meld dit bij de makers.",
    ),
    "DE-002": Message(
        NOTICE,
        "Er zijn {found} directies met een uitkomst. Pas vanaf {expected} laten we aantallen zien.",
        "In de set staat nu alleen de beschrijving.",
    ),
    "DE-003": Message(WARNING, 'Bij {expected} staat "{found}". We lezen dat als nee.', "Kies ja of nee."),
    "DE-004": Message(
        WARNING,
        "We vinden de koppen van de tabel niet. Wat hier is gekozen, telt niet mee.",
        "Zet de koppen terug: {expected}.",
    ),
    "DE-005": Message(
        ERROR,
        "In deze map staan bestanden die niet van ons zijn, of die iemand veranderde: {found}. We laten alles staan.",
        "Kies een nieuwe map.",
    ),
    "DE-006": Message(
        ERROR,
        "In deze ronde is nog niets verwerkt.",
        "Doe eerst: zelfscan ronde verwerken.",
    ),
    "DE-007": Message(
        WARNING,
        "Dit bestand ontbreekt of is niet te lezen. Deze directie doet nu niet mee.",
        "Doe eerst: zelfscan ronde verwerken.",
    ),
    "DE-008": Message(
        NOTICE,
        "Hierin staan nieuwe teksten om over te kiezen ({found}). Tot die tijd blijven ze weg.",
        "Zet op ja wat openbaar mag en draai de opdracht opnieuw.",
    ),
    "DE-009": Message(
        NOTICE,
        "Hiervan maken we geen versie voor publicatie ({found}). Er staat te veel in wat mensen zelf typten.",
    ),
    "DE-010": Message(
        WARNING,
        "Van deze ronde deelden jullie eerder andere aantallen. Wie ze naast elkaar legt, ziet het verschil. "
        "Komt dat door één directie, dan is te lezen wat die antwoordde.",
        "Publiceer alleen de laatste set, en haal de oude weg.",
    ),
    # --- DE-020 and on: removing (ronde wissen) ---
    "DE-020": Message(
        ERROR,
        "Er staat niet tot wanneer jullie deze ronde bewaren. Daarom wissen we niets.",
        "Vul bewaren_tot in, zoals 2028-12-31.",
    ),
    "DE-021": Message(NOTICE, "Deze ronde bewaren jullie tot en met {found}. Het is nog te vroeg om te wissen."),
    "DE-022": Message(NOTICE, "Deze ronde is al gewist. Er is niets meer om te wissen."),
    "DE-023": Message(
        NOTICE,
        "Dit bestand is niet van ons. Het blijft staan.",
        "Kijk zelf of er namen in staan, en gooi het weg als het weg moet.",
    ),
    "DE-024": Message(
        ERROR,
        "Deze ronde is gewist op {found}. Er is niets meer om mee te werken.",
        "Wat er nog is, staat in administratie/gewist.json. Begin zo nodig een nieuwe ronde.",
    ),
    # --- DE-030 and on: combining (samenvoegen) ---
    "DE-030": Message(
        ERROR,
        "Dit is geen set van de zelfscan: {expected} ontbreekt.",
        "Wijs de map aan die ronde delen maakte.",
    ),
    "DE-031": Message(
        ERROR,
        'Op de plek "{place}" klopt iets niet: {found}.',
        "Vraag de gemeente om de set opnieuw te maken.",
    ),
    "DE-032": Message(
        ERROR,
        "Hier staat een groep van {found} directies ({place}). De kleinste groep is {expected}.",
        "Gebruik deze set niet. Vraag de gemeente om hem opnieuw te maken.",
    ),
    "DE-033": Message(
        ERROR,
        "Dit is een tweede set van {found}, over dezelfde datum.",
        "Laat er één weg.",
    ),
    "DE-034": Message(ERROR, "Er is maar één set te gebruiken. Voor een vergelijking zijn er minstens twee nodig."),
    "DE-035": Message(
        ERROR,
        "De aantallen bij {place} tellen niet op: {found} in plaats van {expected}.",
        "Vraag de gemeente om de set opnieuw te maken.",
    ),
    "DE-036": Message(
        WARNING,
        "Deze set is gemaakt met een andere versie van het instrument: {found}. De meeste hebben {expected}.",
        "Wat anders is gevraagd, zetten we niet naast elkaar.",
    ),
    "DE-037": Message(
        WARNING,
        "Deze set heeft een andere afbakening: {found}. De meeste hebben {expected}.",
        "Wat anders is gevraagd, zetten we niet naast elkaar.",
    ),
}
