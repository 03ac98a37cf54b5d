"""The workbook that goes out: where everything stands, what can be filled in, and what it says of itself."""

import re

import pytest
from openpyxl.cell.rich_text import CellRichText

from tests.accessibility.contrast import ratio
from tests.workbooks import CITY, ISSUES, SCANS, A, B, cells_of, opened, the_instrument, unlocked, visible
from zelfscan.model.instrument import Level, Per, Scope
from zelfscan.workbook import layout
from zelfscan.workbook.build import build
from zelfscan.workbook.positions import in_scope, positions
from zelfscan.workbook.sheets import colour, rich
from zelfscan.workbook.sheets.formulas import MOST_ERROR, MOST_TITLE

# --- which questions, and where ---


@pytest.mark.parametrize("name", SCANS)
def test_a_question_is_in_when_its_contact_type_scope_and_version_fit(name: str) -> None:
    issue, instrument = ISSUES[name], the_instrument()
    narrow = {"herkomst", "huidskleur", "religie", "alle"}
    expected = [
        question.id
        for question in instrument.questions
        if set(question.contact) & set(issue.contact)
        and (issue.full or question.core)
        and (issue.scope is Scope.ALL or set(question.grounds) & narrow)
    ]
    assert [question.id for question in positions(instrument, issue).questions] == expected
    assert expected


def test_the_narrow_scope_leaves_out_questions_that_name_only_other_grounds() -> None:
    instrument = the_instrument()
    sex = next(question for question in instrument.questions if question.grounds == ("geslacht",))
    assert not in_scope(sex, ("herkomst", "huidskleur", "religie"))
    assert in_scope(sex, ())


@pytest.mark.parametrize("name", list(ISSUES))
def test_every_id_stands_where_the_positions_say(name: str) -> None:
    for table in positions(the_instrument(), ISSUES[name]).tables.values():
        sheet = opened(name)[table.sheet]
        for header, letter in table.columns.items():
            assert sheet[f"{letter}{table.header_row}"].value == header
        for row_id, row in table.rows.items():
            assert sheet[f"A{row}"].value == row_id
        for row in table.headings:
            assert sheet[f"A{row}"].value is None


@pytest.mark.parametrize("name", SCANS)
def test_the_sheets_stand_in_the_order_of_the_design_with_the_hidden_ones_last(name: str) -> None:
    issue, book = ISSUES[name], opened(name)
    titles = [sheet.title for sheet in visible(name)]
    questions = [title for title in titles if re.fullmatch(r"R\d+", title)] if issue.full else ["Vragen"]
    before = ["Start", "Gegevens", "Randvoorwaarden", "Werkprocessen", "Documenten"]
    after = ["Eigen risico's", "Meteen doen", "Eigen oordeel", "Resultaat", "Evaluatie"]
    assert titles == [*before, *questions, *after]
    assert book.sheetnames[: len(titles)] == titles
    assert {"Lijsten", "Meta"} <= set(book.sheetnames[len(titles) :])


def test_the_mirror_is_one_visible_sheet_and_asks_every_question_of_residents() -> None:
    assert [sheet.title for sheet in visible("spiegel-inwoners")] == ["Vragen aan inwoners"]
    ids = {cell.value for cell in visible("spiegel-inwoners")[0]["A"]}
    assert {question.id for question in the_instrument().mirror} <= ids


# --- what a question looks like ---


@pytest.mark.parametrize("name", SCANS)
def test_the_first_line_of_a_question_cell_is_the_question_in_the_words_of_the_scope(name: str) -> None:
    issue, instrument = ISSUES[name], the_instrument()
    phrase = next(scope.phrase for scope in instrument.scopes if scope.id is issue.scope)
    places = positions(instrument, issue)
    for question in places.questions:
        table = places.table_of(question.id)
        text = str(opened(name)[table.sheet][table.cell(question.id, layout.QUESTION)].value)
        assert text.split("\n")[0] == question.text.replace("{gronden}", phrase)
        assert "{" not in text


def test_help_and_only_the_examples_of_the_contact_type_stand_below_the_question() -> None:
    instrument, name = the_instrument(), "toezicht-volledig"
    places = positions(instrument, ISSUES[name])
    question = next(item for item in places.questions if {A, B} <= set(item.examples))
    table = places.table_of(question.id)
    value = opened(name)[table.sheet][table.cell(question.id, layout.QUESTION)].value
    assert isinstance(value, CellRichText)
    assert question.help in str(value)
    assert question.examples[B] in str(value)
    assert question.examples[A] not in str(value)


def test_help_is_smaller_and_dark_grey_and_written_as_excel_writes_it() -> None:
    value = rich.explained("Kan het?", "Uitleg.")
    assert isinstance(value, CellRichText)
    help_font = value[1].font
    assert help_font.sz < value[0].font.sz
    assert ratio(help_font.color.rgb[-6:], "FFFFFF") >= colour.READABLE
    assert [part.tag.rpartition("}")[2] for part in value[1].to_tree()[0]] == ["sz", "color", "rFont"]


# --- what can be filled in ---


@pytest.mark.parametrize("name", SCANS)
def test_only_cells_that_a_question_asks_for_are_open_and_the_others_say_so_with_a_dash(name: str) -> None:
    places = positions(the_instrument(), ISSUES[name])
    for question in places.questions:
        table = places.table_of(question.id)
        sheet = opened(name)[table.sheet]
        for header in (layout.DIRECTORATE, *places.processes):
            cell = sheet[table.cell(question.id, header)]
            asked = (header == layout.DIRECTORATE) == (question.per is Per.DIRECTORATE)
            assert cell.protection.locked is not asked
            assert asked or cell.value == layout.NOT_ASKED_MARK
        for header in (layout.EVIDENCE, layout.EXPLANATION):
            assert not sheet[table.cell(question.id, header)].protection.locked


@pytest.mark.parametrize("name", list(ISSUES))
def test_every_sheet_is_protected_without_a_password_and_leaves_rows_columns_and_filters_free(name: str) -> None:
    for sheet in opened(name).worksheets:
        assert sheet.protection.sheet
        assert not sheet.protection.password
        if sheet.sheet_state == "visible":
            for allowed in ("formatRows", "formatColumns", "autoFilter", "selectLockedCells", "selectUnlockedCells"):
                assert not getattr(sheet.protection, allowed)


@pytest.mark.parametrize("name", list(ISSUES))
def test_titles_questions_headers_and_formulas_are_locked(name: str) -> None:
    for sheet in visible(name):
        free = unlocked(sheet)
        assert not {cell.coordinate for cell in sheet["A"]} & free
        for row in sheet.iter_rows():
            assert not {cell.coordinate for cell in row if cell.data_type == "f"} & free


@pytest.mark.parametrize("name", SCANS)
def test_every_answer_cell_has_one_drop_down(name: str) -> None:
    places = positions(the_instrument(), ISSUES[name])
    for table in places.question_tables.values():
        sheet = opened(name)[table.sheet]
        covered = [
            cell
            for rule in sheet.data_validations.dataValidation
            for area in str(rule.sqref).split()
            for cell in cells_of(area)
        ]
        wanted = {
            table.cell(question.id, header)
            for question in places.questions
            if question.id in table.rows
            for header in places.answer_headers(question)
        }
        confirmed = {cell.row for cell in ISSUES[name].previous} & set(table.rows)
        wanted |= {table.cell(row_id, layout.STILL) for row_id in confirmed}
        assert sorted(covered) == sorted(wanted)


@pytest.mark.parametrize("name", list(ISSUES))
def test_drop_downs_use_defined_names_that_exist_and_stay_within_the_limits_of_excel(name: str) -> None:
    book = opened(name)
    rules = [rule for sheet in book.worksheets for rule in sheet.data_validations.dataValidation]
    assert rules
    for rule in rules:
        assert len(rule.error) <= MOST_ERROR
        assert len(rule.errorTitle) <= MOST_TITLE
        if rule.type == "list":
            assert '"' not in rule.formula1
            assert len(rule.formula1) <= 255
            names = set(re.findall(r"[A-Za-z_][A-Za-z_0-9]*", rule.formula1)) - {"IF"}
            assert names
            assert names <= set(book.defined_names)


@pytest.mark.parametrize("name", list(ISSUES))
def test_every_choice_in_a_list_fits_in_a_cell_and_no_list_has_a_hole(name: str) -> None:
    book = opened(name)
    for key, defined in book.defined_names.items():
        if key.startswith("lijst_"):
            area = defined.attr_text.rpartition("!")[2]
            options = (
                [
                    cell.value
                    for row in book["Lijsten"][area.replace("$", "")]
                    for cell in ([row] if not isinstance(row, tuple) else row)
                ]
                if ":" in area
                else []
            )
            assert options
            assert all(option not in (None, "") and len(str(option)) <= 255 for option in options)


def test_the_lists_are_the_scales_of_the_instrument() -> None:
    book = opened("publiekscontact-kort")
    texts = [option.text for scale in the_instrument().scales if scale.id == "answers" for option in scale.options]
    area = book.defined_names["lijst_antwoorden"].attr_text.rpartition("!")[2].replace("$", "")
    assert [cell.value for (cell,) in book["Lijsten"][area]] == texts
    area = book.defined_names["lijst_W3"].attr_text.rpartition("!")[2].replace("$", "")
    attribute = next(item for item in the_instrument().attributes if item.id == "W3")
    assert [cell.value for (cell,) in book["Lijsten"][area]] == [
        f"{n} {text}" for n, text in enumerate(attribute.options)
    ]


def test_the_word_for_residents_is_the_one_they_use_themselves() -> None:
    place = positions(the_instrument(), ISSUES["spiegel-inwoners"]).tables["details"].cell("G3", layout.VALUE)
    assert visible("spiegel-inwoners")[0][place].value == "inwoners"
    assert Level("inwoners") is Level("ervaring") is Level.EXPERIENCE


@pytest.mark.parametrize(
    ("bound", "says"),
    [
        (1, "'Nee, op volgorde of op eigen aanvraag' of 'Ja, mensen kiezen op signaal, melding of ervaring' of "),
        (2, "alleen als jullie bij W7 'Ja' kozen"),
        (3, "alleen als jullie bij W7 'Ja, met een profiel, score, lijst of algoritme' kozen"),
    ],
)
def test_questions_for_some_work_only_say_so_in_the_words_people_choose_from(bound: int, says: str) -> None:
    instrument = the_instrument()
    number = instrument.settings.r4_w7_at_least.model_copy(update={"value": bound})
    settings = instrument.settings.model_copy(update={"r4_w7_at_least": number, "r5_w7_at_least": number})
    book = build(instrument.model_copy(update={"settings": settings}), ISSUES["publiekscontact-kort"])
    headings = [str(cell.value) for row in book["Vragen"].iter_rows() for cell in row if "W7" in str(cell.value)]
    assert len(headings) == 1
    assert says in headings[0]


# --- what is known beforehand ---


def test_what_the_bureau_knows_already_stands_in_the_workbook() -> None:
    name = "voor iemand"
    places, book = positions(the_instrument(), ISSUES[name]), opened(name)
    value = lambda key, row, header: book[places.tables[key].sheet][places.tables[key].cell(row, header)].value  # noqa: E731
    assert value("details", "G1", "Invullen") == CITY.name
    assert value("details", "G2", "Invullen") == "=Wmo & jeugd"
    assert value("roles", "directeur", layout.HOLDER) == "Directeur Sociaal"
    assert value("processes", "NAAM", "P1") == "=1+1"
    assert value("processes", "CA", "P1") == "Ja"
    assert value("processes", "CC", "P1") == "Nee"
    assert value("processes", "W1", "P1").startswith("2 ")
    assert value("questions", "V8.1a", layout.DIRECTORATE) == "Deels"
    assert "ingevuld door het bureau: zie het register" in value("questions", "V8.1a", layout.EXPLANATION)


def test_the_only_contact_type_of_a_workbook_is_chosen_in_advance() -> None:
    table = positions(the_instrument(), ISSUES["toezicht-volledig"]).tables["processes"]
    sheet = opened("toezicht-volledig")["Werkprocessen"]
    assert [sheet[table.cell("CB", code)].value for code in ("P1", "P2", "P3")] == ["Ja"] * 3
    assert "CA" not in table.rows


def test_start_names_where_to_go_with_a_real_case_and_asks_who_knows_when_nobody_is_named() -> None:
    texts = [str(cell.value) for row in opened("voor iemand")["Start"].iter_rows() for cell in row]
    assert {"Meldpunt", "bel 0800"} <= set(texts)
    neutral = [str(cell.value) for row in opened("toezicht-volledig")["Start"].iter_rows() for cell in row]
    assert the_instrument().texts["workbook.start.help.none"] in neutral
