"""Names in what people ticked in: whoever the list, the settings or a history names, however a text writes it."""

import unicodedata
from collections.abc import Iterable

import pytest

from zelfscan.sharing.names import Names, NameWords, people_in
from zelfscan.sharing.search import Secrets, search

WORDS = NameWords(["Teammanager", "Directeur Zorg"], ["Een burger en een teamleider gaan op vrijdag naar het loket."])


def hidden(people: Iterable[str], text: str) -> str:
    return Names(people, WORDS).replaced(text, "#")


@pytest.mark.parametrize(
    ("listed", "text"),
    [
        ("Fatima Yilmaz", "fatima  yilmaz"),
        ("Fatima Yilmaz", "FATIMA\u00a0YILMAZ"),
        ("Fatima Yilmaz", "Fatima\nYilmaz"),
        ("Fatima Yilmaz", "Fa\u00adtima Yil\u200bmaz"),
        ("Yilmaz, Fatima", "Fatima Yilmaz"),
        ("Yilmaz, F.", "mevrouw Yilmaz"),
        ("F. Yilmaz, teamleider", "mevrouw Yilmaz"),
        ("Teammanager (Fatima Yilmaz)", "Fatima Yilmaz"),
        ("Fatima Yilmaz en Jan Bakker", "Jan Bakker, Fatima Yilmaz"),
        ("Fatima Yilmaz / J. Bakker", "Bakker, Yilmaz"),
        ("drs. A. Jansen MSc", "mevrouw Jansen"),
        ("Annet Jansen-de Wit", "mevrouw Jansen, mevrouw De Wit"),
        ("José Muñoz", "Jose Munoz"),
        ("Jose Munoz", unicodedata.normalize("NFD", "JOSÉ MUÑOZ")),
        ("Jan Bos", "de heer Bos"),
        ("Li Wu", "mevrouw Wu"),
        ("P. Burger", "mevrouw Burger"),
        ("jan van der berg", "Jan van der Berg"),
    ],
)
def test_a_name_is_found_however_it_is_listed_and_written(listed: str, text: str) -> None:
    left = hidden([listed], text).casefold()
    assert "#" in left
    names = ("yilmaz", "fatima", "bakker", "jansen", "wit", "munoz", "muñoz", "bos", "wu", "burger", "berg")
    assert not any(name in unicodedata.normalize("NFC", left) for name in names)


@pytest.mark.parametrize(
    ("listed", "text"),
    [
        ("Jan Bos", "de bossen en het bos"),
        ("P. Burger", "elke burger"),
        ("Directeur Zorg", "de zorg van de directeur"),
        ("Jan Vrijdag (teamleider)", "de teamleider komt op vrijdag"),
        ("Fatima Yilmaz", "Fatimazorg"),
        ("A. de Wit", "de muur"),
    ],
)
def test_a_word_that_is_no_name_stays(listed: str, text: str) -> None:
    assert hidden([listed], text) == text


def test_the_text_around_a_name_stays_as_it_was() -> None:
    text = "Één: volgens Fátima Yilmaz's plan is het „af”."
    assert hidden(["Fatima Yilmaz"], text) == "Één: volgens #'s plan is het „af”."
    assert people_in("Fatima Yilmaz en Jan Bosch (HR)") == (
        "Fatima Yilmaz en Jan Bosch (HR)",
        "Fatima Yilmaz",
        "Jan Bosch",
    )


@pytest.mark.parametrize("typed", ["1 april 2027", "werkboek 2", "Werkproces 1", "3 van de 7", "12-05-2027"])
def test_a_date_or_a_numbered_thing_is_no_secret(typed: str) -> None:
    public = ["april is een van de maanden, een werkboek, een werkproces"]
    assert not search({"a.txt": f"Op {typed} was het klaar.".encode()}, Secrets([typed], public))


@pytest.mark.parametrize("typed", ["kluis 12", "1234567890", "zaak 2027 0012345", "Anneke Quist"])
def test_a_number_of_something_of_their_own_is_a_secret(typed: str) -> None:
    assert search({"a.txt": f"Op {typed} was het klaar.".encode()}, Secrets([typed], ["zaak, april"]))


def test_a_name_is_found_without_its_accents() -> None:
    secrets = Secrets(["José Muñoz"])
    assert search({"a.txt": b"Volgens Jose Munoz"}, secrets)
    assert search({"a.txt": unicodedata.normalize("NFD", "Volgens José Mu\u00adñoz").encode()}, secrets)
