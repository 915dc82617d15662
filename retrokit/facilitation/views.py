"""What the board, the phones and the console may see. Hidden is hidden here and nowhere else.

``public`` is computed from revealed things only; nothing of ``Session.held`` reaches it but counts sampled on a tick.
"""

from __future__ import annotations

from typing import Literal

from retrokit.facilitation import agenda, early, entry, experiments
from retrokit.facilitation.faces import (
    AgendaRow,
    Body,
    ClosedBody,
    ColumnName,
    ConsoleView,
    LobbyBody,
    NextStep,
    PublicView,
    TalkView,
    TimerView,
    TopicView,
)
from retrokit.facilitation.formats import Stage
from retrokit.facilitation.late import is_late
from retrokit.facilitation.session import (
    Collect,
    Discuss,
    Rating,
    Session,
    Timer,
    Vote,
    Work,
)
from retrokit.facilitation.stages import collect, decide, discuss, group, look_back, rate, vote, welcome
from retrokit.facilitation.topics import ranked, votable


def public(session: Session, now: float, today: str) -> PublicView:
    """What everybody may see at ``now`` (monotonic seconds); ``today`` is the ISO date that dates are judged by."""
    stage = session.current
    return PublicView(
        state=session.state,
        team=session.team,
        title=session.title,
        format=session.format.name,
        minutes=session.minutes,
        index=session.stage + 1,
        count=len(session.format.stages),
        stage=stage.id if stage else "",
        name=stage.name if stage else "",
        heading=_heading(session, stage) if stage else session.title,
        prompt=stage.prompt if stage else "",
        timer=_timer(session.timer, now),
        phones=session.presence.phones,
        headcount=session.headcount,
        body=_body(session, now, today),
        legend=_legend(session, stage),
        door="locked" if session.door.locked else "tickets" if session.door.tickets else "open",
    )


def console(session: Session, now: float, today: str) -> ConsoleView:
    """The facilitator's own view: the public one, the script, the agenda and the next step."""
    stage = session.current
    running = session.state == "running"
    spent = [run.spent_s for run in session.runs]
    if running:
        spent[session.stage] += max(round(now - session.entered), 0)
    here = spent[session.stage] if running else 0
    behind = agenda.behind_s(session.runs, session.stage, here) if running else 0
    work = session.work.get(stage.id) if stage else None
    voting = isinstance(work, Vote) and work.open
    count = len(votable(session, work)) if isinstance(work, Vote) and work.open else 0
    kept = vote.strongest(session, work)[1] if isinstance(work, Vote) and not work.open else 0
    return ConsoleView(
        public=public(session, now, today),
        say=_say(session, stage) if stage and running else "",
        watch=stage.watch if stage and running else "",
        agenda=_agenda(session, spent),
        spent_min=sum(spent) // 60,
        behind_min=int(behind / 60),
        step=next_step(session),
        can_go_back=running and session.stage > 0,
        can_undo=bool(session.undo),
        can_redo=bool(session.redo),
        notes=session.notes,
        parked=session.parked,
        experiments=tuple(experiments.view(e, today) for e in session.experiments),
        learnings=decide.learning_views(session),
        talks=_talks(session),
        suggestion=vote.suggested_budget(count) if voting else 0,
        suggestion_topics=count,
        ballots_in=session.sampled.ballots,
        answers_in=session.sampled.answers,
        asleep="asleep" in (session.timer.state, session.box.state),
        topics=_deciding(session),
        late=bool(session.sampled.cards) and stage is not None and is_late(session, stage.id),
        by_hand=_by_hand(work)[0],
        entries=_by_hand(work)[1],
        door=entry.view(session, now),
        early=_early(session),
        run_off=kept,
    )


def _early(session: Session) -> Literal["", "possible", "open", "gathered"]:
    if session.state == "early":
        return "open"
    if session.state != "lobby" or session.gather is None:
        return ""
    return "gathered" if early.gathered_early(session) else "possible"


def next_step(session: Session) -> NextStep:
    """The one primary action of this moment. It never follows from what phones did just now: that would show when."""
    if session.state == "closed":
        return NextStep("report", "Save the report")
    stage = session.current
    if stage is None or session.state == "early":
        return NextStep("next", "Start: {stage}", session.format.stages[0].name)
    work = session.work.get(stage.id)
    if isinstance(work, Collect) and work.open:
        return NextStep("reveal", "Reveal the cards")
    if isinstance(work, Vote) and work.open:
        return NextStep("close_vote", "Close the vote")
    if isinstance(work, Vote) and vote.rounds(work) < stage.rounds and vote.strongest(session, work)[1]:
        return NextStep("run_off", "Vote again on the top ones")
    if isinstance(work, Discuss) and session.timer.state != "over" and discuss.topics_left(session, work):
        return NextStep("next_topic", "Next topic")
    if isinstance(work, Rating) and work.open:
        return NextStep("close_rating", "Close the rating")
    if session.stage + 1 < len(session.format.stages):
        return NextStep("next", "Next: {stage}", session.format.stages[session.stage + 1].name)
    return NextStep("end_session", "End the session")


def _heading(session: Session, stage: Stage) -> str:
    return stage.after if stage.after and _opened(session, stage) else stage.heading


def _say(session: Session, stage: Stage) -> str:
    return stage.say_after if stage.say_after and _opened(session, stage) else stage.say


def _opened(session: Session, stage: Stage) -> bool:
    """Whether what was secret in this stage is on the board now."""
    work = session.work.get(stage.id)
    return isinstance(work, Collect | Vote | Rating) and not work.open


def _body(session: Session, now: float, today: str) -> Body:
    if session.state == "closed":
        agreed = tuple(experiments.view(e, today) for e in session.experiments if e.state == "agreed")
        kept = tuple(e for e in decide.learning_views(session) if e.state == "kept")
        return ClosedBody(agreed, kept)
    stage = session.current
    if stage is None:
        return LobbyBody()
    match stage.kind:
        case "look_back":
            return look_back.body(session, today)
        case "welcome":
            return welcome.body(stage)
        case "collect":
            return collect.body(session, stage)
        case "group":
            return group.body(session)
        case "vote":
            return vote.body(session, stage)
        case "discuss":
            return discuss.body(session, stage, now)
        case "decide":
            return decide.body(session, today)
        case "rate":
            return rate.body(session, stage, today)


def _legend(session: Session, stage: Stage | None) -> tuple[ColumnName, ...]:
    if stage is None or stage.kind not in ("group", "vote", "discuss"):
        return ()
    return tuple(ColumnName(column.name, column.color) for column in session.format.columns)


def _timer(timer: Timer, now: float) -> TimerView:
    return TimerView(timer.state, agenda.left_ms(timer, now), timer.total_ms)


def _agenda(session: Session, spent: list[int]) -> tuple[AgendaRow, ...]:
    def row(index: int) -> AgendaRow:
        stage, run = session.format.stages[index], session.runs[index]
        over = session.state == "closed" or index < session.stage
        state: Literal["done", "now", "ahead"] = (
            "now" if index == session.stage and not over else "done" if over else "ahead"
        )
        minutes = -(-spent[index] // 60) if index == session.stage else round(spent[index] / 60)
        return AgendaRow(index, stage.name, stage.kind, run.planned_s // 60, minutes, state)

    return tuple(row(index) for index in range(len(session.format.stages)))


def _by_hand(work: Work | None) -> tuple[int, int]:
    """How many people without a phone this stage has heard, and how often the facilitator entered something."""
    match work:
        case Collect(paper=people, slips=entries) | Rating(paper=people, entries=entries):
            return people, entries
        case Vote(hands=people, entries=entries):
            return people, entries
    return 0, 0


def _talks(session: Session) -> tuple[TalkView, ...]:
    stage = session.current
    work = session.work.get(stage.id) if stage else None
    if not isinstance(work, Discuss):
        return ()
    return tuple(TalkView(t.id, discuss.notes_on(t, work.talks)) for t in ranked(session))


def _deciding(session: Session) -> tuple[TopicView, ...]:
    """What may become an experiment or a learning: the topics that were talked about first."""
    if session.current is None or session.current.kind != "decide":
        return ()
    said = [work for work in session.work.values() if isinstance(work, Discuss)]
    shown = [
        vote.topic_view(session, t, any(discuss.is_done(t, work) for work in said)) for t in ranked(session)
    ]
    return tuple(sorted(shown, key=lambda topic: not topic.done))
