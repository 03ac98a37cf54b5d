"""What there is to tell about several workbooks together, and about choosing actions and owners."""

from zelfscan.messages.kind import ERROR, WARNING, Message

MESSAGES: dict[str, Message] = {
    # --- SC: several workbooks of one directorate together (scoring) ---
    "SC-001": Message(
        ERROR,
        'Werkproces {process} heet "{found}", maar in een ander werkboek heet het "{expected}".',
        "Geef hetzelfde werkproces in elk werkboek dezelfde naam, of zet het op een andere plek (P1, P2).",
    ),
    "SC-002": Message(
        WARNING,
        "Werkproces {process}: bij {attribute} verschillen de werkboeken {found} stappen. De hoogste telt.",
        "Bespreek samen wat klopt.",
    ),
    "SC-003": Message(
        ERROR,
        "Eigen oordeel bij {process} en {category}: hier is geen uitkomst die hoger of lager kan.",
        "Kijk op het blad Resultaat welke uitkomsten er zijn, of haal deze regel weg.",
    ),
    "SC-004": Message(
        ERROR,
        "Eigen oordeel bij {process} en {category}: {found} kan niet, de uitkomst staat al aan het eind van de schaal.",
        "Haal deze regel weg, of kies de andere kant op.",
    ),
    "SC-005": Message(
        ERROR,
        "Eigen oordeel bij {process} en {category}: de reden ontbreekt, dus deze stap {found} telt nog niet mee.",
        "Schrijf in één zin waarom jullie er anders over denken.",
    ),
    "SC-006": Message(
        WARNING,
        "Eigen oordeel bij {process} en {category}: de ene regel zegt hoger, de andere lager. Dat heft elkaar op.",
        "Bespreek samen wat klopt en laat één regel staan.",
    ),
    "SC-007": Message(
        WARNING,
        "Dit werkboek is hetzelfde als {found}. Het telt één keer mee.",
    ),
    "SC-008": Message(
        ERROR,
        "Dit is hetzelfde werkboek als {found}, maar met andere antwoorden.",
        "Kies welk bestand telt, en laat het andere weg.",
    ),
    "SC-009": Message(
        WARNING,
        "Er is alleen een werkboek van inwoners. Zonder werkboek van de directie zelf is er nog geen risicobeeld.",
        "Voeg het werkboek van de directie toe.",
    ),
    # --- PL: choosing actions and owners (planning) ---
}
