"""Icebreakers: one question for everybody, drawn by chance from those the team has had least often.

The app reads the questions and hands them in; chance comes with ``new_id``, as everywhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from retrokit.facilitation.changes import Change, WorkSet
from retrokit.facilitation.commands import DrawQuestion
from retrokit.facilitation.errors import Refused
from retrokit.facilitation.format_part import Part
from retrokit.facilitation.formats import MOODS, Mood, Stage
from retrokit.facilitation.session import Icebreaker, Session
from retrokit.facilitation.stages.moment import Moment, Rules

MOST_QUESTIONS = 500
LONGEST = 80


@dataclass(frozen=True, slots=True)
class Question:
    mood: Mood
    text: str


def read_questions(part: Part) -> tuple[Question, ...]:
    """The questions of a file: a list of texts for each mood. Raises ``FormatFault``."""
    part.only(frozenset(MOODS))
    return tuple(Question(mood, text) for mood in MOODS for text in part.texts(mood, MOST_QUESTIONS, LONGEST))


def fresh(questions: Iterable[Question], moods: Sequence[Mood], had: Iterable[str]) -> tuple[str, ...]:
    """What may be drawn: of these moods, what the team ``had`` least often; so none comes again before all were used."""
    times = Counter(had)
    texts = [question.text for question in questions if question.mood in moods]
    least = min((times[text] for text in texts), default=0)
    return tuple(text for text in texts if times[text] == least)


def drawing(session: Session) -> Stage | None:
    """The stage whose question can be changed now: the open one, or the next to come."""
    if session.state == "closed":
        return None
    return next((stage for stage in session.format.stages[max(session.stage, 0) :] if stage.draws), None)


def question(session: Session, stage: Stage) -> str:
    """What is asked in ``stage``, or ""."""
    work = session.work.get(stage.id)
    return work.drawn[-1] if isinstance(work, Icebreaker) and work.drawn else ""


def prepared(
    session: Session, questions: Sequence[Question], had: Sequence[str], new_id: Callable[[], str]
) -> Session:
    """A session in its lobby with a question for each of its stages that draw one."""
    for stage in session.format.stages:
        texts = fresh(questions, stage.draws, had)
        if stage.draws and texts:
            drawn = min(texts, key=lambda _: new_id())
            had = (*had, drawn)
            session = replace(session, work={**session.work, stage.id: Icebreaker((drawn,))})
    return session


def draw_question(session: Session, command: DrawQuestion, moment: Moment) -> Iterable[Change]:
    stage = drawing(session)
    if stage is None or stage.id != command.stage:
        raise Refused("no_icebreaker", "No question is asked any more. Go back to that stage first.")
    shown = question(session, stage)
    others = [text for text in command.questions if text != shown]
    if not others:
        raise Refused("no_question", "There is no other question. Ask one of your own, aloud.")
    work = session.work.get(stage.id)
    drawn = work.drawn if isinstance(work, Icebreaker) else ()
    # Drawing by ids made now is the chance: rules have none of their own.
    return (WorkSet(stage.id, Icebreaker((*drawn, min(others, key=lambda _: moment.new_id())))),)


RULES: Rules = {DrawQuestion: draw_question}
