"""Personal data in free text is found and masked, and ordinary numbers are left alone."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zelfscan.privacy import Kind, find, mask


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("mail jan.de.vries@voorbeeld.nl even", "mail [e-mailadres] even"),
        ("bel 06-12345678", "bel [telefoonnummer]"),
        ("bel 06 12 34 56 78.", "bel [telefoonnummer]."),
        ("bel +31 (0)6 1234 5678", "bel [telefoonnummer]"),
        ("bel 0031 20 1234567", "bel [telefoonnummer]"),
        ("bel (020) 123 45 67", "bel [telefoonnummer]"),
        ("op NL91 ABNA 0417 1643 00 van hem", "op [rekeningnummer] van hem"),
        ("op nl91abna0417164300.", "op [rekeningnummer]."),
        ("op BE68 5390 0754 7034", "op [rekeningnummer]"),
        ("bsn 111222333", "bsn [burgerservicenummer]"),
        ("bsn 1112.22.333 staat erin", "bsn [burgerservicenummer] staat erin"),
        ("a@b.nl en 06-12345678", "[e-mailadres] en [telefoonnummer]"),
    ],
)
def test_personal_data_is_masked_by_what_it_is(text: str, masked: str) -> None:
    assert mask(text) == masked


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Zie werkinstructie 12, bladzijde 3 van 40",
        "op 01-02-2026 om 12.30 uur",
        "zaak 2026-0312-4455",
        "bel 14 020 of 0800-1234567 of 0900-1234567",
        "123456789 is geen geldig nummer",
        "bedrag 1.000.000,00 per jaar",
        "VB12 34567 890 is een zaaknummer",
        "apenstaartje @ los, en a@b",
        "artikel 2:14, lid 1, onder b",
        "12345678",
    ],
)
def test_ordinary_text_is_left_alone(text: str) -> None:
    assert find(text) == ()
    assert mask(text) == text


def test_what_is_found_says_where_it_stands() -> None:
    text = "bel 06-12345678 nu"
    (data,) = find(text)
    assert (data.kind, text[data.start : data.end]) == (Kind.PHONE, "06-12345678")


@given(st.text(alphabet=st.sampled_from("0123456789 -.()+@ablNnL\n"), max_size=60))
def test_a_masked_text_holds_no_personal_data_that_was_found(text: str) -> None:
    found = [text[data.start : data.end] for data in find(text)]
    spans = [(data.start, data.end) for data in find(text)]
    assert spans == sorted(spans)
    assert all(ends <= starts for (_, ends), (starts, _) in pairwise(spans))
    kept = len(text) - sum(map(len, found))
    assert len(mask(text)) == kept + sum(len(data.kind) + 2 for data in find(text))
