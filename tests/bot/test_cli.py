"""The command line: what it prints, its exit statuses, and refusals in one line."""

import io
import json
import re
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from shutil import copytree

import pytest

from bot.cli import main
from catalog.amending import Amendment, AmendmentKind
from catalog.listing import catalog_rows
from catalog.loading import PACKAGED, load_catalog
from catalog.model import Catalog
from storage import amendments
from storage.database import Database
from tests.talking import Company

TODAY = "2026-11-23"
CANTEEN = Path(__file__).parents[1] / "catalog" / "canteen.toml"
POSITIONS = (
    "hr, finance, admin, sales, production, technology, procurement, public_relations, customer_service, network"
)

PEOPLE = ["add-admin", "list", "invite", "withdraw", "give", "deputy", "move", "end", "role", "language", "zone"]
PEOPLE += ["deactivate", "activate", "import"]


@dataclass(frozen=True, slots=True)
class Outcome:
    status: int
    out: str
    err: str


class Terminal:
    """Runs commands in this process."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self._monkeypatch, self._capsys = monkeypatch, capsys

    def runs(self, *arguments: str, words: str = "") -> Outcome:
        """Run a command to its end, `words` being its standard input."""
        self._monkeypatch.setattr(sys, "argv", ["dutybot", *arguments])
        self._monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(words.encode())))
        try:
            status = main()
        except SystemExit as end:
            status = int(end.code or 0)
        said = self._capsys.readouterr()
        return Outcome(status, said.out, said.err)


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Terminal:
    monkeypatch.setattr("catalog.clock.system_clock", lambda: datetime(2026, 11, 23, 4, tzinfo=UTC))
    return Terminal(monkeypatch, capsys)


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_catalog()


@pytest.mark.parametrize(
    ("arguments", "commands"),
    [
        ((), ["run", "demo", "understand", "judge", "catalog", "people"]),
        (("--help",), ["run", "demo", "understand", "judge", "catalog", "people"]),
        (("catalog", "--help"), ["check", "amend", "amendments", "revoke"]),
        (("people", "--help"), PEOPLE),
    ],
)
def test_help_names_every_command(terminal: Terminal, arguments: tuple[str, ...], commands: list[str]) -> None:
    """Each with what it does, in a line that is not cut off."""
    said = terminal.runs(*arguments)
    listed = re.findall(r"^  ([a-z][a-z-]*)  +[A-Z].*[.?]$", said.out + said.err, re.MULTILINE)
    assert listed == commands
    assert "..." not in said.out.partition("Commands:")[2]


def test_the_catalog_as_json_is_the_catalog(terminal: Terminal, catalog: Catalog) -> None:
    """All 98 targets, in table order, with the eleven keys of the list."""
    said = terminal.runs("catalog", "--json")
    rows = json.loads(said.out)
    assert (said.status, said.err) == (0, "")
    assert rows == json.loads(json.dumps(list(catalog_rows(catalog))))
    assert [row["id"] for row in rows] == [target.id for position in catalog.positions for target in position.targets]
    assert len(rows) == 98
    assert {tuple(row) for row in rows} == {
        ("id", "position", "duty", "clause", "name_zh", "name_en", "kind", "op", "value", "unit", "cadence", "due")
    }


def test_the_catalog_may_be_one_positions(terminal: Terminal, catalog: Catalog) -> None:
    """`--position` leaves the others out, in both forms."""
    rows = json.loads(terminal.runs("catalog", "--json", "--position", "sales").out)
    assert [row["id"] for row in rows] == [target.id for target in catalog.by_position["sales"].targets]
    table = terminal.runs("catalog", "--position", "sales").out
    assert re.findall(r"\b([a-z_]+)\.[a-z]", table) == ["sales"] * len(rows)


@pytest.mark.parametrize(("language", "mark"), [("zh", "未设要求"), ("en", "no requirement set")])
def test_the_table_shows_every_duty(terminal: Terminal, catalog: Catalog, language: str, mark: str) -> None:
    """Every target by its id and, 14 times, a duty without a requirement, by its own words."""
    table = terminal.runs("catalog", "--lang", language).out
    free = [duty for position in catalog.positions for duty in position.duties if not duty.targets]
    lines = [line for line in table.splitlines() if mark in line]
    assert len(lines) == len(free) == 14
    assert all(duty.text.zh[:8] in line for duty, line in zip(free, lines, strict=True))
    assert [id_ for id_ in catalog.by_id if id_ not in table] == []


@pytest.mark.parametrize(("language", "coming"), [("zh", "自2199年1月1日起：< 4%"), ("en", "From 1 Jan 2199: < 4%")])
def test_the_table_shows_what_will_be_required(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, language: str, coming: str
) -> None:
    """What is required today, and below it what will be and from when; what has been is left out."""
    changes = '[{ from = 2001-01-01, bound = "< 5" }, { from = 2199-01-01, bound = "< 4" }]'
    text = CANTEEN.read_text(encoding="utf-8").replace('unit = "percent"', f'unit = "percent"\nchanges = {changes}')
    (tmp_path / "canteen.toml").write_text(text, encoding="utf-8")
    monkeypatch.setenv("DUTYBOT_CATALOG", str(tmp_path))
    table = terminal.runs("catalog", "--lang", language).out.replace("\N{NO-BREAK SPACE}", " ")
    assert re.findall(r"│ ([^│]*<[^│]*?) +│", table) == ["< 5%", coming]


@pytest.mark.parametrize(
    ("arguments", "refusal"),
    [
        (("catalog", "--position", "canteen"), f"no position 'canteen'; there are: {POSITIONS}"),
        (("catalog", "--json", "--position", "canteen"), f"no position 'canteen'; there are: {POSITIONS}"),
        (("understand", "--explain", "x", "--position", "canteen"), f"no position 'canteen'; there are: {POSITIONS}"),
        (("catalog", "--lang", "de"), "no language 'de'; there are: zh, en"),
        (
            ("run",),
            "DUTYBOT_TOKEN is not set; write the token that @BotFather gave you, or try `dutybot demo`",
        ),
    ],
)
def test_what_cannot_be_done_is_told_in_one_line(terminal: Terminal, arguments: tuple[str, ...], refusal: str) -> None:
    """On standard error, with exit status 2."""
    assert terminal.runs(*arguments) == Outcome(2, "", f"dutybot: {refusal}\n")


@pytest.mark.parametrize(
    ("name", "value", "refusal"),
    [
        ("DATABASE_URL", "sqlite:////nowhere/x.db", "the database cannot be opened: unable to open database file"),
        ("DATABASE_URL", "sqlite:///words.db", "the database cannot be opened: file is not a database"),
        ("INVITATION_DAYS", "0", "Input should be greater than or equal to 1"),
    ],
)
def test_settings_that_cannot_be_used_are_told_in_one_line(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch, name: str, value: str, refusal: str
) -> None:
    """By the variable's name, with exit status 2."""
    Path("words.db").write_text("no database, but long enough for one" * 9, encoding="utf-8")
    monkeypatch.setenv(f"DUTYBOT_{name}", value)
    assert terminal.runs("people", "add-admin") == Outcome(2, "", f"dutybot: DUTYBOT_{name}: {refusal}\n")


def asked(**fields: str) -> str:
    return json.dumps({"id": "1", "text": "招聘达成率92%", "position": "hr", "today": TODAY} | fields)


def test_messages_are_read_line_by_line(terminal: Terminal) -> None:
    """A JSON object in, one out, in the same order; exit status 0 where all could be read."""
    said = terminal.runs("understand", words=f"{asked()}\n\n{asked(id='2', text='我的指标')}\n")
    assert (said.status, said.err) == (0, "")
    assert [json.loads(line) for line in said.out.splitlines()] == [
        {
            "id": "1",
            "intent": "report",
            "items": [{"target": "hr.recruitment_rate", "value": 92, "unit": "percent", "period": None}],
        },
        {"id": "2", "intent": "targets"},
    ]


def test_a_line_that_cannot_be_read_does_not_stop_the_others(terminal: Terminal) -> None:
    """It gets an error, the exit status is 1."""
    said = terminal.runs("understand", words=f"oh\n{asked(position='canteen')}\n{asked()}\n")
    answers = [json.loads(line) for line in said.out.splitlines()]
    assert said.status == 1
    assert [set(answer) for answer in answers] == [{"error"}, {"id", "error"}, {"id", "intent", "items"}]


def test_targets_are_judged_line_by_line(terminal: Terminal) -> None:
    """Exit status 0, or 1 where a line could not be judged."""
    entry = {"on": TODAY, "value": 92, "unit": "percent"}
    good = json.dumps({"id": 1, "target": "hr.recruitment_rate", "today": TODAY, "entries": [entry]})
    bad = json.dumps({"id": 2, "target": "hr.nothing", "today": TODAY, "entries": []})
    said = terminal.runs("judge", words=f"{good}\n")
    assert (said.status, json.loads(said.out)["state"]) == (0, "met")
    said = terminal.runs("judge", words=f"{bad}\n{good}\n")
    assert (said.status, [json.loads(line)["id"] for line in said.out.splitlines()]) == (1, [2, 1])


async def test_an_administrators_code_works_once(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch, company: Company
) -> None:
    """`people add-admin` prints the line to send; whoever sends it first is an administrator, nobody after."""
    monkeypatch.setenv("DUTYBOT_DATABASE_URL", str(company.services.database.engine.url))
    said = terminal.runs("people", "add-admin")
    assert said.status == 0
    assert re.fullmatch(r"/start [A-Za-z0-9_-]{22}\n", said.out)
    assert said.err == "Send this line to the bot within 7 days; it works once.\n"
    first = await company.person("admin").says(said.out.strip())
    assert first.messages[0].text.splitlines()[1] == "You are here as Administrator."
    second = await company.person("stranger").says(said.out.strip())
    assert second.text == "This invitation is not valid any more. Please ask HR for a new link."


CHANGES = """
[[requirements]]
target = "hr.recruitment_rate"
from = 2027-01-01
to = ">= 92"

[[names]]
target = "hr.recruitment_rate"
zh = ["补员率"]

[[targets]]
duty = "sales:8"
id = "relations_in_order"
kind = "compliance"
cadence = "open"
clause = "销售关系协调到位"
line = 1
name = { zh = "销售关系协调到位", en = "Sales relations in order" }
short = { zh = "销售关系", en = "Sales relations" }
"""


def test_the_catalog_is_changed_from_a_file(terminal: Terminal, tmp_path: Path) -> None:
    """All or nothing; the same file twice changes nothing, and what was taken back may be made again."""
    file = tmp_path / "changes.toml"
    file.write_text(CHANGES, "utf-8")
    assert terminal.runs("catalog", "amend", str(file)).out.splitlines() == [
        "1. ➕ Sales relations · must be “yes” · nobody to tell",
        "2. Recruitment fulfilment · from 1 Jan 2027: ≥ 92% · nobody to tell",
        "3. Recruitment fulfilment · also called 补员率 · nobody to tell",
        "3 new, 0 in force already",
    ]
    assert terminal.runs("catalog", "amend", str(file)).out == "0 new, 3 in force already\n"
    assert terminal.runs("catalog", "revoke", "2") == Outcome(
        0, "Change 2 taken back: Recruitment fulfilment · from 1 Jan 2027: ≥ 92%\n", ""
    )
    listed = terminal.runs("catalog", "amendments").out.splitlines()
    assert [re.sub(r" · The command line, .*", "", line) for line in listed] == [
        "1. ➕ Sales relations · must be “yes”",
        "2. Recruitment fulfilment · from 1 Jan 2027: ≥ 92% (taken back)",
        "3. Recruitment fulfilment · also called 补员率",
    ]
    assert terminal.runs("catalog", "amend", str(file)).out.endswith("\n1 new, 2 in force already\n")
    again = terminal.runs("catalog", "revoke", "2")
    assert again.err == "dutybot: no change 2 is in force; `dutybot catalog amendments` lists them\n"


async def test_whoever_is_told_of_a_change_is_named(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, company: Company
) -> None:
    """Beside the change, with its number."""
    monkeypatch.setenv("DUTYBOT_DATABASE_URL", str(company.services.database.engine.url))
    await company.member("manager-hr")
    file = tmp_path / "changes.toml"
    file.write_text('[[requirements]]\ntarget = "hr.recruitment_rate"\nfrom = 2027-01-01\nto = ">= 92"', "utf-8")
    told = "1. Recruitment fulfilment · from 1 Jan 2027: ≥ 92% · told: 陈静\n1 new, 0 in force already\n"
    assert terminal.runs("catalog", "amend", str(file)) == Outcome(0, told, "")


TO_COME = """
[[targets]]
duty = "sales:7"
from = 2027-01-01
id = "allocation_plan"
kind = "deliverable"
cadence = "quarter"
due = "by 03-25, 06-25, 09-25, 12-25"
clause = "每季度末月25日前提交货源调配计划"
line = 1
name = { zh = "货源调配计划", en = "Goods allocation plan" }
short = { zh = "货源调配计划", en = "Goods allocation plan" }

[[requirements]]
target = "production.monthly_production_plan"
from = 2027-01-01
to = "by 10"
"""


def test_the_catalog_is_printed_as_the_bot_uses_it(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With what was changed in the database; without it there is none, and none is made."""
    database = tmp_path / "kept.db"
    monkeypatch.setenv("DUTYBOT_DATABASE_URL", f"sqlite:///{database}")
    plain = terminal.runs("catalog", "--json")
    assert plain.status == 0
    assert not database.exists()
    file = tmp_path / "changes.toml"
    file.write_text(TO_COME, "utf-8")
    assert terminal.runs("catalog", "amend", str(file)).out.endswith("\n2 new, 0 in force already\n")
    rows = {row["id"]: row for row in json.loads(terminal.runs("catalog", "--json").out)}
    assert rows["sales.allocation_plan"]["from"] == "2027-01-01"
    assert rows["production.monthly_production_plan"]["changes"] == [{"from": "2027-01-01", "due": "by 10"}]
    assert "Goods allocation plan\nsales" not in terminal.runs("catalog", "--files-only", "--lang", "en").out
    assert terminal.runs("catalog", "--files-only", "--json").out == plain.out
    table = terminal.runs("catalog", "--position", "sales", "--lang", "en").out
    assert "by day 25 of the last month of every quarter" in table.replace("\N{NO-BREAK SPACE}", " ")


def test_names_are_checked_as_the_bot_uses_them(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The warning tells of a name that HR added in the chat, where it could mean another target."""
    monkeypatch.setenv("DUTYBOT_DATABASE_URL", f"sqlite:///{tmp_path / 'kept.db'}")
    assert terminal.runs("catalog", "check") == Outcome(0, "98 targets, no warnings.\n", "")
    assert terminal.runs("catalog", "amendments").status == 0
    name = Amendment(AmendmentKind.SYNONYM, "hr.recruitment_rate", {"language": "zh", "word": "员工流失率"})
    database = Database(f"sqlite:///{tmp_path / 'kept.db'}")
    at = datetime(2026, 11, 23, tzinfo=UTC)
    database.run_now(lambda session: amendments.keep(session, key="k", amendment=name, made_by=None, at=at))
    database.close()
    said = terminal.runs("catalog", "check")
    assert (said.status, "员工流失率" in said.out) == (1, True)
    assert terminal.runs("catalog", "check", "--files-only") == Outcome(0, "98 targets, no warnings.\n", "")


def test_a_database_that_cannot_be_read_may_be_left_out(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    """The refusal names the option."""
    Path("words.db").write_text("no database at all, but long enough to be one" * 50)
    monkeypatch.setenv("DUTYBOT_DATABASE_URL", "sqlite:///words.db")
    said = terminal.runs("catalog")
    reason = "the database cannot be opened: file is not a database; `--files-only` does without it"
    assert (said.status, said.err) == (2, f"dutybot: DUTYBOT_DATABASE_URL: {reason}\n")
    assert terminal.runs("catalog", "--files-only").status == 0


def test_a_file_edited_later_does_not_shut_the_operator_out(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The refusal says that it is HR's changes, which can be listed and taken back one by one."""
    positions = tmp_path / "positions"
    copytree(PACKAGED, positions)
    monkeypatch.setenv("DUTYBOT_CATALOG", str(positions))
    monkeypatch.setenv("DUTYBOT_DATABASE_URL", f"sqlite:///{tmp_path / 'kept.db'}")
    file = tmp_path / "changes.toml"
    file.write_text(CHANGES + TO_COME.partition("[[requirements]]")[0], "utf-8")
    assert terminal.runs("catalog", "amend", str(file)).out.endswith("\n4 new, 0 in force already\n")
    hr, sales = positions / "hr.toml", positions / "sales.toml"
    for edited, old, new in (
        (hr, 'clause = "招聘达成率为90%以上"', 'clause = "招聘达成率为90%以上"\nmost = 91'),
        (sales, 'short.zh = "客户流失率"', 'short.zh = "货源调配计划"'),
    ):
        text = edited.read_text("utf-8")
        assert old in text
        edited.write_text(text.replace(old, new), "utf-8")
    said = terminal.runs("catalog")
    assert said.status == 2
    assert said.err.endswith("HR's changes are in the way: `dutybot catalog amendments`, then `revoke`\n")
    assert len(terminal.runs("catalog", "amendments").out.splitlines()) == 4
    numbers = re.findall(r"^([0-9]+)[.]", terminal.runs("catalog", "amendments").out, re.MULTILINE)
    assert [terminal.runs("catalog", "revoke", number).status for number in numbers] == [0, 0, 0, 0]
    assert terminal.runs("catalog").status == 0


BAD_CHANGES = {
    '[[targets]]\nduty = "sales:8"\nid = "x"\nfrom = "soon"': "changes.toml: targets 1: write duty =",
    '[[requirements]]\ntarget = "production.planning_meeting"\nfrom = 2027-01-15\nto = "by 9"': "production.toml: ",
    '[[names]]\ntarget = "hr.recruitment_rate"\nzh = ["员工流失率"]': "'员工流失率' of hr.recruitment_rate would be",
    '[[names]]\ntarget = "hr.nonsense"\nzh = ["补员率"]': "hr.nonsense: there is none",
    '[[requirements]]\ntarget = "hr.recruitment_rate"\nto = ">= 92"': "changes.toml: requirements 1: write target =",
    '[[requirements]]\ntarget = "hr.recruitment_rate"\nfrom = 2027-01-01\nto = "92"': "hr.toml: ",
    '[[requirements]]\ntarget = "hr.recruitment_rate"\nfrom = 2020-01-01\nto = ">= 92"': (
        "hr.recruitment_rate: from = 2020-01-01: write the first day of a period, from 2026-11-23 to 2028-11-24"
    ),
    '[[requirements]]\ntarget = "hr.recruitment_rate"\nfrom = 2027-01-01\nto = ">= 5000"': "hr.toml: ",
    '[[targets]]\nduty = "sales:8"\nid = "x"': "sales.toml: ",
    "[[duties]]": "changes.toml: duties: write [[requirements]], [[names]] or [[targets]]",
    "": "changes.toml: it holds no change",
    "= 3": "changes.toml: this is not TOML in UTF-8",
}


@pytest.mark.parametrize("text", BAD_CHANGES)
def test_a_file_that_does_not_fit_changes_nothing(terminal: Terminal, tmp_path: Path, text: str) -> None:
    """One line tells what to mend."""
    file = tmp_path / "changes.toml"
    file.write_text(text, "utf-8")
    said = terminal.runs("catalog", "amend", str(file))
    assert (said.status, said.out) == (2, "")
    assert said.err.startswith(f"dutybot: {BAD_CHANGES[text]}")
    assert len(said.err.splitlines()) == 1
    assert terminal.runs("catalog", "amendments") == Outcome(0, "", "")
