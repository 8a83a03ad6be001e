"""Every target of the duty table once: met, missed, at its bound, and without a report."""

from datetime import date
from decimal import Decimal

import pytest

from catalog.entries import Answer, Case, Done, Entry, Figure
from catalog.judging import check_entry, judge
from catalog.loading import load_catalog
from catalog.model import Cadence, Period
from catalog.status import State
from catalog.working_days import WorkingDays

TARGETS = load_catalog().by_id
CALENDAR = WorkingDays()
TODAY = date(2026, 11, 23)
GIVEN = date(2026, 11, 10)
NEW_YEAR = date(2027, 1, 4)

# A figure that passes, one that does not, the bound itself and what it comes to.
MEASURES = """
hr.hr_policy_completeness                    84     79.9   80    met
hr.work_saturation                           63     49     50    met
hr.average_time_to_hire                      0.9    1.2    1     met
hr.recruitment_rate                          96     71     90    met
hr.pay_satisfaction                          88     69.5   70    met
hr.staff_turnover                            4.2    13     10    missed
hr.induction_training_sessions               2      0      1     met
hr.induction_training_length                 4      2      3     met
hr.career_plan_realisation                   77     66     70    met
finance.finance_policy_completeness          91     60     80    met
finance.accounting_accuracy                  99.2   97     98    met
finance.information_confidentiality          100    99.9   100   met
finance.budget_realisation                   93     89     90    met
finance.cost_reduction                       1.6    -2     1     missed
admin.admin_policy_completeness              85     75     80    met
admin.meeting_satisfaction                   82     79     80    met
admin.licences_on_time                       100    98     100   met
admin.reception_satisfaction                 94     86     90    met
admin.network_uptime                         99.5   89.9   90    met
admin.cost_within_budget                     97     104    100   met
admin.cost_saving                            2.5    0.3    1     met
sales.task_completion                        112    83     90    met
sales.indicator_completion                   95     88     90    met
sales.expense_to_sales                       8      11.5   10    met
sales.new_customers                          26     12     20    met
sales.new_market_share                       14     9.5    10    met
sales.customer_churn                         6      10.5   10    missed
sales.sales_growth                           12     -4     10    met
production.production_policy_completeness    90     78     80    met
production.annual_plan_completion            98     91     95    met
production.accident_resolution               100    95     100   met
production.department_plan_completion        92     87     90    met
production.staff_training_hours              24     18     20    met
production.morning_meeting_rate              99     97.5   98    met
technology.technology_policy_completeness    83     70     80    met
technology.innovations_proposed              6      4      5     missed
technology.innovations_implemented           3      1      2     missed
technology.technologies_introduced           9      2      5     missed
technology.technology_training_hours         50.25  44     50    missed
technology.process_improvements              2      0      1     met
technology.after_sales_satisfaction          93     88     90    met
technology.staff_training_hours              36     29.5   30    met
procurement.quality_pass_rate                97     94     95    met
procurement.new_suppliers                    7      4      5     met
procurement.supplier_database_completeness   100    92     100   met
procurement.cost_reduction                   1.4    -0.6   1     met
public_relations.brand_reputation            86     74     80    met
public_relations.publicity_plan_completion   91     80     90    met
public_relations.budget_use                  92     97     95    met
public_relations.expense_reduction           3      0.5    1     met
public_relations.image_improvement           1.1    0      1     met
customer_service.service_policy_completeness 81     68     80    met
customer_service.customer_data_completeness  98.5   96     98    met
customer_service.customer_data_accuracy      99     97.2   98    met
customer_service.complaint_resolution        100    99.5   100   met
customer_service.follow_up_rate              100    90     100   met
customer_service.customer_satisfaction       84     76     80    met
customer_service.training_hours              21     15     20    met
customer_service.budget_control              96     93     95    met
network.network_policy_completeness          95     89     90    met
network.information_system_completion        85     72     80    met
network.website_uptime                       99.9   88     90    met
network.hardware_uptime                      97     82     90    met
network.outage_duration                      1.5    6      4     met
network.maintenance_completion               100    95     98    met
network.guidance_hours                       32     21     30    met
network.skills_assessment                    81     77     80    missed
"""

# A day of delivery on time, one that is late, the last allowed one.
DELIVERABLES = """
hr.annual_hr_analysis_report        2026-12-02 2026-12-22 2026-12-20
hr.job_description_review           2026-03-11 2026-04-09 2026-03-31
hr.performance_appraisal_round      2026-11-21 2026-11-27 2026-11-25
hr.performance_summary_report       2026-11-26 2026-11-30 2026-11-28
hr.pay_survey_report                2026-03-30 2026-05-04 2026-03-31
finance.monthly_analysis_and_budget 2026-11-20 2026-11-29 2026-11-25
sales.annual_targets_and_plan       2026-11-30 2026-12-24 2026-12-20
production.monthly_production_plan  2026-11-17 2026-11-23 2026-11-20
production.planning_meeting         2026-11-20 2026-11-24 2026-11-22
technology.strategy_plan            2026-12-19 2026-12-30 2026-12-20
technology.industry_research_report 2026-11-11 2026-11-26 2026-11-25
procurement.annual_plan_and_budget  2026-12-08 2026-12-21 2026-12-20
procurement.monthly_report          2026-11-25 2026-11-28 2026-11-25
public_relations.annual_plan        2026-07-03 2026-12-29 2026-12-20
"""

# A case's opening, the last day on which it may be closed, and the day after; no last day without a limit.
RESPONSES = """
hr.job_description_turnaround             2026-11-02 2026-11-09 2026-11-10
production.accident_handling_time         2026-11-06 2026-11-11 2026-11-12
procurement.purchase_lead_time            2026-10-12 2026-11-01 2026-11-02
customer_service.complaint_response_time  2026-09-29 2026-10-09 2026-10-10
"""
UNLIMITED = "finance.feasibility_reports"
TWICE_A_YEAR = "admin.chronicle_revision"

INCIDENT_FREE = [
    "finance.disclosure_errors",
    "finance.late_filings",
    "finance.financial_risk_accidents",
    "finance.funding_interruptions",
    "finance.audit_accidents",
    "admin.published_document_errors",
    "admin.lost_certificates",
    "production.safety_accidents",
    "technology.contract_clause_errors",
    "public_relations.pr_accidents",
]
COMPLIANCE = ["finance.tax_in_line"]


def rows(table: str) -> list[list[str]]:
    return [line.split() for line in table.strip().splitlines()]


def days(table: str) -> list[tuple[str, date, date, date]]:
    read = date.fromisoformat
    return [(name, read(a), read(b), read(c)) for name, a, b, c in rows(table)]


def state(name: str, *entries: Entry, today: date = TODAY, period: str | None = None) -> State:
    target = TARGETS[name]
    for entry in entries:
        check_entry(target, entry, today=today)
    asked = Period.parse(period) if period else None
    return judge(target, entries, today=today, calendar=CALENDAR, period=asked, since=date(2026, 1, 1)).state


def test_no_target_is_left_out() -> None:
    """The tables of this file are the duty table's 98 targets."""
    named = [row[0] for table in (MEASURES, DELIVERABLES, RESPONSES) for row in rows(table)]
    named += [UNLIMITED, TWICE_A_YEAR, *INCIDENT_FREE, *COMPLIANCE]
    assert sorted(named) == sorted(TARGETS)
    assert len(named) == 98


@pytest.mark.parametrize(("name", "met", "missed", "bound", "at_bound"), rows(MEASURES))
def test_measure(name: str, met: str, missed: str, bound: str, at_bound: str) -> None:
    """A figure passes or not as its clause says, at the bound too, and the verdict at the period's end is final."""
    end = "2026" if TARGETS[name].cadence is Cadence.YEAR else "2026-11"
    for figure, expected in ((met, "met"), (missed, "missed"), (bound, at_bound)):
        entry = Figure(value=Decimal(figure), on=GIVEN)
        running, final = state(name, entry), state(name, entry, today=NEW_YEAR, period=end)
        assert final == expected
        assert running == expected or (expected == "missed" and running in (State.ON_TRACK, State.BEHIND))


@pytest.mark.parametrize("name", [row[0] for row in rows(MEASURES)])
def test_measure_without_a_figure(name: str) -> None:
    """What has no figure waits for it while the period runs, and was not reported once it has ended."""
    nothing_happened = name == "network.outage_duration"
    assert state(name) is (State.NOT_REQUIRED if nothing_happened else State.PENDING)
    final = state(name, today=NEW_YEAR, period="2026-12")
    assert final is (State.NOT_REQUIRED if nothing_happened else State.NOT_REPORTED)


@pytest.mark.parametrize(("name", "on_time", "late", "due"), days(DELIVERABLES))
def test_deliverable(name: str, on_time: date, late: date, due: date) -> None:
    """On time up to and with the due day, late after it; without a delivery due that day and overdue the next."""
    before = [Done(done=date(2026, m, 9)) for m in range(1, 11)] if TARGETS[name].cadence is Cadence.MONTH else []
    assert state(name, *before, Done(done=on_time), today=on_time) is State.DONE_ON_TIME
    assert state(name, *before, Done(done=due), today=due) is State.DONE_ON_TIME
    assert state(name, *before, today=due) is State.DUE_TODAY
    assert state(name, *before, today=date.fromordinal(due.toordinal() + 1)) is State.OVERDUE
    assert state(name, *before, Done(done=late), today=late) is State.DONE_LATE


def test_deliverable_twice_a_year() -> None:
    """Each half-year has its own: one that comes late closes the half-year before, and the running one stays open."""
    due, after, half = date(2026, 6, 30), date(2026, 7, 1), "2026-H1"
    assert state(TWICE_A_YEAR, today=due) is State.DUE_TODAY
    assert state(TWICE_A_YEAR, today=after) is State.OVERDUE
    assert state(TWICE_A_YEAR, Done(done=due), today=due) is State.DONE_ON_TIME
    assert state(TWICE_A_YEAR, Done(done=after), today=after) is State.UPCOMING
    assert state(TWICE_A_YEAR, Done(done=after), today=after, period=half) is State.DONE_LATE
    assert state(TWICE_A_YEAR, Done(done=due), Done(done=TODAY)) is State.DONE_ON_TIME


@pytest.mark.parametrize(("name", "opened", "last", "after"), days(RESPONSES))
def test_response(name: str, opened: date, last: date, after: date) -> None:
    """Kept up to and with the last allowed day, breached by a day more; an open one is overdue after it."""
    assert state(name, Case(opened=opened, closed=last)) is State.MET
    assert state(name, Case(opened=opened, closed=after)) is State.BREACHED
    assert state(name, Case(opened=opened), today=last) is State.RUNNING
    assert state(name, Case(opened=opened), today=after) is State.OVERDUE
    assert state(name) is State.NOT_REQUIRED


def test_response_without_a_limit() -> None:
    """A project that lacks its report runs, however long; one that has it is met."""
    opened = date(2026, 1, 6)
    assert state(UNLIMITED, Case(opened=opened)) is State.RUNNING
    assert state(UNLIMITED, Case(opened=opened, closed=TODAY)) is State.MET
    assert state(UNLIMITED) is State.NOT_REQUIRED


@pytest.mark.parametrize("name", INCIDENT_FREE)
def test_incident_free(name: str) -> None:
    """Clean without a report or with noughts, broken by one incident, in the year and after it."""
    nought, one = (Figure(value=Decimal(n), on=GIVEN) for n in (0, 1))
    assert [state(name), state(name, nought), state(name, one), state(name, one, nought)] == [
        State.CLEAN,
        State.CLEAN,
        State.BROKEN,
        State.BROKEN,
    ]
    assert state(name, one, today=NEW_YEAR) is State.CLEAN
    assert state(name, one, today=NEW_YEAR, period="2026") is State.BROKEN


@pytest.mark.parametrize("name", COMPLIANCE)
def test_compliance(name: str) -> None:
    """Yes is yes, no is no, and without an answer it waits for one."""
    assert state(name, Answer(yes=True, on=GIVEN)) is State.YES
    assert state(name, Answer(yes=False, on=GIVEN)) is State.NO
    assert state(name) is State.PENDING
