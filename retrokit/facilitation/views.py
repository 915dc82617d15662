"""What the board, the phones and the console may see. Hidden is hidden here and nowhere else.

``public`` is computed from revealed things only; nothing of ``Session.held`` reaches it but counts sampled on a tick.
"""

from __future__ import annotations

from typing import Literal

from retrokit.facilitation import agenda, coaching, early, entry, experiments, hints, icebreakers, pace, past
from retrokit.facilitation.coaching import Hint
from retrokit.facilitation.columns import topical
from retrokit.facilitation.faces import (
    AgendaRow,
    Body,
    ClosedBody,
    ColumnName,
    ConsoleView,
    HintView,
    LobbyBody,
    NextStep,
    PublicView,
    TalkView,
    TimerView,
    TopicView,
    Undoes,
)
from retrokit.facilitation.flow import next_stage, stage_before
from retrokit.facilitation.formats import Round, Stage
from retrokit.facilitation.late import is_late
from retrokit.facilitation.session import (
    Arrangement,
    Ask,
    Collect,
    Discuss,
    Past,
    Place,
    Rating,
    Session,
    Timer,
    Vote,
    Work,
)
from retrokit.facilitation.stages import (
    ask,
    boxes,
    collect,
    decide,
    discuss,
    group,
    look_back,
    place,
    rate,
    rounds,
    thumbs,
    vote,
    welcome,
)
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
        name=_name(session, stage) if stage else "",
        heading=_heading(session, stage) if stage else session.title,
        prompt=_prompt(session, stage) if stage else "",
        timer=_timer(session.timer, now),
        phones=session.presence.phones,
        headcount=session.headcount,
        body=_body(session, now, today),
        legend=_legend(session, stage),
        door="locked" if session.door.locked else "tickets" if session.door.tickets else "open",
    )


def console(session: Session, now: float, today: str, hints: tuple[Hint, ...] = ()) -> ConsoleView:
    """The facilitator's own view: the public one, the script, the agenda, the next step and what to do when."""
    stage = session.current
    running = session.state == "running"
    spent = pace.spent_s(session, now)
    undoes, redoes = _undoes(session, session.undo), _undoes(session, session.redo)
    work = session.work.get(stage.id) if stage else None
    voting = isinstance(work, Vote) and work.open
    count = len(votable(session, work)) if isinstance(work, Vote) and work.open else 0
    kept = vote.strongest(session, work)[1] if isinstance(work, Vote) and not work.open else 0
    return ConsoleView(
        public=public(session, now, today),
        say=_say(session, stage) if stage and running else "",
        watch=stage.watch if stage and running else "",
        agenda=_agenda(session, spent, now),
        spent_min=sum(spent) // 60,
        behind_min=pace.behind_min(session, now),
        step=next_step(session),
        can_go_back=running and stage_before(session) is not None,
        can_undo=bool(undoes),
        can_redo=bool(redoes),
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
        hints=tuple(
            HintView(hint.id, hint.title, hint.say, hint.do, fires)
            for hint, fires in coaching.at_hand(hints, coaching.sight(session, now))
        ),
        question=_question(session),
        offer=pace.offer(session, now),
        undoes=undoes,
        redoes=redoes,
        earlier=_earlier(session, work),
        thumbs_in=session.sampled.thumbs,
        time_for=_time_for(session),
    )


def _early(session: Session) -> Literal["", "possible", "open", "gathered"]:
    if session.state == "early":
        return "open"
    if session.state != "lobby" or session.gather is None:
        return ""
    work = session.work.get(session.gather.id)
    if isinstance(work, Collect) and not work.open:
        return ""
    return "gathered" if early.gathered_early(session) else "possible"


def next_step(session: Session) -> NextStep:
    """The one primary action of this moment. It never follows from what phones did just now: that would show when."""
    if session.state == "closed":
        return NextStep("report", "Save the report")
    stage = session.current
    if stage is None or session.state == "early":
        first = next_stage(session) or 0
        return NextStep("next", "Start: {stage}", session.format.stages[first].name)
    work = session.work.get(stage.id)
    if (
        isinstance(work, Collect)
        and (step := rounds.following(stage, work))
        and rounds.over(session, stage, work)
    ):
        return NextStep("next_round", "Next round: {stage}", step.name)
    if isinstance(work, Collect) and work.open:
        return NextStep("reveal", "Reveal the cards")
    if isinstance(work, Vote) and work.open:
        return NextStep("close_vote", "Close the vote")
    if isinstance(work, Vote) and vote.rounds(work) < stage.run_offs and vote.strongest(session, work)[1]:
        return NextStep("run_off", "Vote again on the top ones")
    if isinstance(work, Place) and work.open:
        return NextStep("close_placing", "Show where we put them")
    if isinstance(work, Discuss) and thumbs.is_open(work):
        return NextStep("close_thumbs", "Show the thumbs")
    if isinstance(work, Discuss) and thumbs.wish(work) == "more" and boxes.extension(stage, work):
        return _extend(boxes.extension(stage, work))
    if isinstance(work, Discuss) and session.timer.state != "over" and discuss.topics_left(session, work):
        return NextStep("next_topic", "Next topic")
    if isinstance(work, Rating) and work.open:
        return NextStep("close_rating", "Close the rating")
    if isinstance(work, Ask) and work.open:
        return NextStep("close_ask", "Show the answers")
    following = next_stage(session)
    if following is not None:
        return NextStep("next", "Next: {stage}", session.format.stages[following].name)
    return NextStep("end_session", "End the session")


def _name(session: Session, stage: Stage) -> str:
    """With the round beside it in a stage that gathers in several."""
    step = _round(session, stage)
    return f"{stage.name} · {step.name}" if step else stage.name


def _prompt(session: Session, stage: Stage) -> str:
    """In a stage of several rounds the question all of them are about, for the large line says what to do now."""
    return stage.heading if _round(session, stage) else stage.prompt


def _round(session: Session, stage: Stage) -> Round | None:
    """The round that is open, in a stage that gathers in several."""
    work = session.work.get(stage.id)
    return rounds.now(stage, work) if isinstance(work, Collect) and work.open else None


def _extend(minutes: int) -> NextStep:
    if minutes == 1:
        return NextStep("extend", "One more minute")
    return NextStep("extend", "{minutes} more minutes", minutes=minutes)


def _time_for(session: Session) -> int:
    found = boxes.discussing(session)
    here = len(ranked(session)) if found else 0
    return boxes.fitting(session.runs[session.stage].planned_s, found[0], here) if found and here else 0


def _heading(session: Session, stage: Stage) -> str:
    if step := _round(session, stage):
        return step.prompt
    if stage.draws:
        return icebreakers.question(session, stage) or stage.heading
    return stage.after if stage.after and _opened(session, stage) else stage.heading


def _say(session: Session, stage: Stage) -> str:
    return stage.say_after if stage.say_after and _opened(session, stage) else stage.say


def _opened(session: Session, stage: Stage) -> bool:
    """Whether what was secret in this stage is on the board now."""
    work = session.work.get(stage.id)
    return isinstance(work, Collect | Vote | Place | Rating | Ask) and not work.open


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
            return group.body(session, stage)
        case "vote":
            return vote.body(session, stage)
        case "place":
            return place.body(session, stage)
        case "discuss":
            return discuss.body(session, stage, now)
        case "decide":
            return decide.body(session, today)
        case "rate":
            return rate.body(session, stage, today)
        case "ask":
            return ask.body(session, stage)


def _legend(session: Session, stage: Stage | None) -> tuple[ColumnName, ...]:
    if stage is None or stage.kind not in ("group", "vote", "place", "discuss"):
        return ()
    if stage.kind == "place" and stage.picture == "grid" and _opened(session, stage):
        return ()  # dots have no column
    known = topical(session.format)
    return tuple(ColumnName(c.name, c.color) for c in session.format.columns if c.id in known)


def _timer(timer: Timer, now: float) -> TimerView:
    return TimerView(timer.state, agenda.left_ms(timer, now), timer.total_ms)


def _agenda(session: Session, spent: list[int], now: float) -> tuple[AgendaRow, ...]:
    def row(index: int) -> AgendaRow:
        stage, run = session.format.stages[index], session.runs[index]
        over = session.state == "closed" or index < session.stage
        state: Literal["done", "now", "ahead"] = (
            "now" if index == session.stage and not over else "done" if over else "ahead"
        )
        minutes = -(-spent[index] // 60) if index == session.stage else round(spent[index] / 60)
        return AgendaRow(
            index,
            stage.name,
            stage.kind,
            run.planned_s // 60,
            minutes,
            state,
            least_min=0 if over else pace.least_for(session, index, now),
            most_min=0 if over else pace.most_of(session, index),
            skipped=run.skipped,
            again=hints.again(session, index),
            leave_out=hints.leave_out(session, index),
        )

    return tuple(row(index) for index in range(len(session.format.stages)))


def _undoes(session: Session, pile: tuple[Past, ...]) -> Undoes:
    newest = past.newest(session, pile)
    return "" if newest is None else "cards" if isinstance(newest, Arrangement) else newest.what


def _earlier(session: Session, work: Work | None) -> tuple[TopicView, ...]:
    if not isinstance(work, Vote) or not work.open or work.earlier is None:
        return ()
    return tuple(vote.topic_view(session, topic) for topic in ranked(session))


def _by_hand(work: Work | None) -> tuple[int, int]:
    """How many people without a phone this stage has heard, and how often the facilitator entered something."""
    match work:
        case Collect(paper=people, slips=entries) | Rating(paper=people, entries=entries):
            return people, entries
        case Vote(hands=people, entries=entries) | Ask(paper=people, entries=entries):
            return people, entries
    return 0, 0


def _question(session: Session) -> str:
    stage = icebreakers.drawing(session)
    return icebreakers.question(session, stage) if stage else ""


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
