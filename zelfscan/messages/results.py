"""What there is to tell about writing documents."""

from zelfscan.messages.kind import ERROR, NOTICE, WARNING, Message

MESSAGES: dict[str, Message] = {
    # --- UI: writing the documents (cli) ---
    "UI-001": Message(
        ERROR,
        "Dit bestand kan niet worden geschreven.",
        "Sluit het in Word of Excel, of kies een andere map. Draai de opdracht daarna opnieuw.",
    ),
    "UI-004": Message(
        ERROR, "De schijf is vol. Er is niets veranderd.", "Maak ruimte vrij en draai de opdracht opnieuw."
    ),
    "UI-005": Message(
        NOTICE, "Dit bestand is door iemand aangepast. We lieten het staan en zetten het nieuwe ernaast: {found}."
    ),
    "UI-002": Message(
        ERROR,
        "Dit Word-sjabloon werkt niet.",
        "Kijk wat er mis is met: zelfscan sjabloon controleren.",
    ),
    "UI-003": Message(
        ERROR,
        'De plannen van "{found}" en "{expected}" komen in hetzelfde bestand. Dat van "{found}" is niet gemaakt.',
        "Geef een van beide een andere naam, of kies een andere map.",
    ),
    "PL-001": Message(
        WARNING,
        "Niemand staat genoteerd als {role}. De eigenaar is nog te benoemen bij: {found}.",
        "Vul op het blad Gegevens in wie deze rol heeft.",
    ),
    "PL-002": Message(
        WARNING,
        "De opdrachtgever is nog te benoemen bij: {found}. Dat is iemand anders dan de eigenaar.",
        "Vul op het blad Gegevens in wie {role} is.",
    ),
    "PL-003": Message(
        WARNING,
        "Geen enkele actie in dit plan verandert een werkwijze, een systeem of de sturing.",
        "Bedenk samen wat jullie in het werk zelf kunnen veranderen, en zet dat erbij.",
    ),
    "PL-004": Message(
        WARNING,
        "Geen enkele actie in dit plan doen jullie samen met inwoners.",
        "Bedenk samen hoe inwoners kunnen meedenken, en zet dat erbij.",
    ),
    "PL-005": Message(
        WARNING,
        "Voor {factor} staat alleen een training in het plan. Training alleen verandert weinig (bronnen: {found}).",
        "Zet er een verandering in het werk zelf bij.",
    ),
    "PL-006": Message(
        WARNING,
        "De wet of een norm vraagt om {found}, maar er passen niet meer acties in dit plan.",
        "Bespreek met een jurist wanneer dit kan.",
    ),
}
