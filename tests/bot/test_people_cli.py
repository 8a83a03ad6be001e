"""`dutybot people`: what HR does in the chat, from the command line."""

import re
from pathlib import Path

import pytest

from catalog.clock import system_clock
from storage.tables import Role
from tests.bot.test_cli import PEOPLE, Outcome, Terminal
from tests.conftest import ZONE
from tests.talking import Company

CODE = r"/start [A-Za-z0-9_-]{22}"
HEADER = "id\tname\trole\tpresence\tpositions"
SENT = "Send this line to the bot within 7 days; it works once.\n"


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], company: Company) -> Terminal:
    """Runs commands on the company's database; their clock is the system's."""
    monkeypatch.setenv("DUTYBOT_DATABASE_URL", str(company.services.database.engine.url))
    company.clock.move_to(system_clock())
    return Terminal(monkeypatch, capsys)


@pytest.fixture
def today() -> str:
    return system_clock().astimezone(ZONE).date().isoformat()


def send(data: bytes) -> None:
    """Put a roster where the command is run."""
    Path("roster.csv").write_bytes(data)


async def test_everyone_is_listed(terminal: Terminal, company: Company, today: str) -> None:
    """With ids, and with both days of what is held."""
    await company.member("manager-hr")
    await company.member("director")
    terminal.runs("people", "invite", "李　四", "--position", "财务经理", "--until", "2199-12-31")
    lines = [
        f"1\t陈静\tmanager\tjoined\thr {today}..",
        f"2\t高远\tdirector\tjoined\tproduction {today}.., sales {today}..",
        f"i1\t李四\tmanager\tinvited\tfinance {today}..2199-12-31",
    ]
    assert terminal.runs("people", "list") == Outcome(0, "".join(f"{line}\n" for line in [HEADER, *lines]), "")
    assert terminal.runs("people", "list", "--position", "finance").out == f"{HEADER}\n{lines[2]}\n"


async def test_somebody_is_invited_and_joins(terminal: Terminal, company: Company, today: str) -> None:
    """Asked again, the first code is void; withdrawn, so is the second."""
    codes = []
    for _ in range(2):
        said = terminal.runs(
            "people", "invite", "李四", "--position", "sales", "--position", "hr", "--role", "director"
        )
        assert re.fullmatch(f"{CODE}\n", said.out)
        assert (said.status, said.err) == (0, SENT)
        codes.append(said.out.strip())
    stranger = company.person("stranger")
    assert (await stranger.says(codes[0])).text.startswith("This invitation is not valid any more.")
    assert (await stranger.says(codes[1])).text.startswith("👋 Welcome, 李四!")
    terminal.runs("people", "invite", "王五", "--role", "hr")
    assert terminal.runs("people", "withdraw", "王五") == Outcome(0, "withdrawn: 王五\n", "")
    assert (
        terminal.runs("people", "list").out == f"{HEADER}\n1\t李四\tdirector\tjoined\thr {today}.., sales {today}..\n"
    )


async def test_acts_on_somebody(terminal: Terminal, company: Company, today: str) -> None:
    """Each tells how they stand now; done again, nothing changes."""
    await company.member("manager-hr")
    acts = {
        ("move", "陈静", "finance", "--from", "2199-01-01"): f"joined\thr {today}..2198-12-31, finance 2199-01-01..",
        ("end", "1", "finance"): f"joined\thr {today}..2198-12-31",
        ("give", "1", "销售部经理"): f"joined\thr {today}..2198-12-31, sales {today}..",
        ("end", "1", "sales", "--last", "2198-12-31"): f"joined\thr {today}..2198-12-31, sales {today}..2198-12-31",
        ("deputy", "1", "network", "--until", "2198-06-30"): (
            f"joined\thr {today}..2198-12-31, sales {today}..2198-12-31, network {today}..2198-06-30"
        ),
        ("deactivate", "1"): (
            f"inactive\thr {today}..2198-12-31, sales {today}..2198-12-31, network {today}..2198-06-30"
        ),
        ("activate", "1"): (f"joined\thr {today}..2198-12-31, sales {today}..2198-12-31, network {today}..2198-06-30"),
        ("role", "1", "director"): "joined\t",
        ("language", "1", "en"): "joined\t",
        ("zone", "1", "dubai"): "joined\t",
        ("zone", "1", "company"): "joined\t",
    }
    role = "manager"
    for arguments, told in acts.items():
        role = "director" if arguments[0] == "role" else role
        for _ in range(1 if arguments[0] in ("move", "end") else 2):
            said = terminal.runs("people", *arguments)
            assert said == Outcome(0, f"1\t陈静\t{role}\t{told}\n", ""), arguments


async def test_what_is_not_done_is_told_in_one_line(terminal: Terminal, company: Company) -> None:
    """With exit status 2, and nothing changed."""
    await company.member("admin")
    await company.member("manager-hr")
    terminal.runs("people", "invite", "Max Weber", "--role", "hr")
    before = terminal.runs("people", "list").out
    refusals = {
        ("deactivate", "1"): "This is the last administrator: make another one first.",
        ("role", "1", "hr"): "This is the last administrator: make another one first.",
        ("deactivate", "99"): "nobody is called '99'; see `people list`",
        ("deactivate", "max weber"): "several are called 'max weber': 1, i1",
        ("deactivate", "i1"): "Max Weber has not joined; see `people invite` and `people withdraw`",
        ("withdraw", "2"): "陈静 has joined; try `people deactivate`",
        (
            "give",
            "2",
            "treasury",
        ): "no position 'treasury'; there are: hr, finance, admin, sales, production, technology,"
        " procurement, public_relations, customer_service, network",
        ("give", "2", "sales", "--from", "soon"): "not a day: 'soon'; write YYYY-MM-DD",
        ("deputy", "2", "sales", "--until", "2001-01-01"): "That would end before it begins.",
        ("end", "2", "sales"): "which position ends? 陈静 holds: hr",
        ("role", "2", "owner"): "no role 'owner'; there are: manager, director, hr, admin",
        ("language", "2", "de"): "no language 'de'; there are: zh, en",
        ("zone", "2", "Atlantis"): "no time zone 'Atlantis'; write one such as Asia/Dubai",
        ("invite", "92%", "--position", "hr"): "'92%' is no name",
        ("invite", "李四"): "a manager or director needs a --position",
        ("import", "nothing.csv"): "nothing.csv: No such file or directory",
    }
    for arguments, refusal in refusals.items():
        assert terminal.runs("people", *arguments) == Outcome(2, "", f"dutybot: {refusal}\n"), arguments
    assert terminal.runs("people", "list").out == before


async def test_a_roster_is_taken_in(terminal: Terminal, company: Company, today: str) -> None:
    """Told first, done with --yes, and nothing new the second time."""
    await company.member("manager-hr", role=Role.MANAGER)
    send("姓名,岗位\n陈静,财务经理\n李四,销售部经理\n".encode("gbk"))
    plan = "陈静: further finance\n李四: new sales\n"
    told = terminal.runs("people", "import", "roster.csv")
    assert told == Outcome(0, "", f"{plan}Nothing is done yet: say so with --yes.\n")
    done = terminal.runs("people", "import", "roster.csv", "--yes")
    assert (done.status, done.err) == (0, plan)
    assert re.fullmatch(f"李四\t{CODE}\n", done.out)
    assert terminal.runs("people", "import", "roster.csv", "--yes") == Outcome(0, "", "")
    listed = terminal.runs("people", "list").out.splitlines()
    assert listed[1] == f"1\t陈静\tmanager\tjoined\thr {today}.., finance {today}.."
    assert (await company.person("stranger").says(done.out.split("\t")[1].strip())).text.startswith("👋 Welcome, 李四!")


async def test_the_problems_of_a_roster(terminal: Terminal) -> None:
    """By row, with exit status 1, and nothing done."""
    send("姓名,岗位\n李四,木匠\n,hr\n王五,hr\n".encode())
    said = terminal.runs("people", "import", "roster.csv", "--yes")
    assert said == Outcome(1, "", "Row 2: no position “木匠”\nRow 3: no name\n")
    send(b"\x89PNG\xff\xff")
    said = terminal.runs("people", "import", "roster.csv")
    refusal = "I can read neither a workbook (.xlsx) nor a table (.csv) in that file."
    assert said == Outcome(2, "", f"dutybot: roster.csv: {refusal}\n")
    nobody = "Nobody yet: make an administrator with `people add-admin`.\n"
    assert terminal.runs("people", "list") == Outcome(0, "", nobody)


def test_every_command_is_in_the_readme() -> None:
    """In the table of commands."""
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    rows = "\n".join(re.findall(r"^\| `dutybot people .*", readme, re.MULTILINE))
    assert [name for name in PEOPLE if not re.search(rf"`(?:dutybot people )?{name}`", rows)] == []


async def test_whoever_it_changes_is_told(terminal: Terminal, company: Company) -> None:
    """By the running bot, once for each command; a roster tells each person once."""
    manager = await company.joined("manager-sales")
    terminal.runs("people", "give", "赵敏", "finance")
    await company.delivered()
    assert manager.last.text.splitlines()[0] == "👤 人力资源部调整了您的岗位"
    terminal.runs("people", "give", "赵敏", "finance")
    terminal.runs("people", "language", "赵敏", "en")
    send("姓名,岗位,角色\n赵敏,采购经理,部门经理\n赵敏,财务经理,部门经理\n".encode())
    terminal.runs("people", "import", "roster.csv", "--yes")
    await company.delivered()
    assert [line.partition(":")[0] for line in manager.last.text.splitlines()[:2]] == [
        "👤 HR changed your positions",
        "➕ Procurement manager",
    ]
    terminal.runs("people", "deactivate", "赵敏")
    await company.delivered()
    assert manager.last.text.splitlines()[0] == "⛔ HR has ended your access"
    assert len([message for message in manager.messages if message.sender.is_bot]) == 3
