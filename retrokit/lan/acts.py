"""From a phone's message to the room's command: secrets become hashes here and go no further."""

from __future__ import annotations

from hashlib import sha256

from retrokit.facilitation import commands
from retrokit.lan.messages import Add, Answer, Ballot, Edit, Placing, Rate, Withdraw

Act = Add | Edit | Withdraw | Ballot | Rate | Placing | Answer


def seat_key(session: str, secret: str) -> str:
    return _hash("seat", session, secret)


def card_key(capability: str) -> str:
    return _hash("card", capability)


def ballot_key(stage: str, secret: str) -> str:
    """The same for every ballot of one seat in one stage, and not to be matched to the seat or to another stage."""
    return _hash("ballot", stage, secret)


def rating_key(stage: str, secret: str) -> str:
    return _hash("rating", stage, secret)


def placing_key(stage: str, secret: str) -> str:
    return _hash("placing", stage, secret)


def answer_key(stage: str, secret: str) -> str:
    return _hash("answer", stage, secret)


def op_key(op: str) -> str:
    return _hash("op", op)[:16]


def ticket_key(session: str, ticket: str) -> str:
    """ "" for none."""
    return _hash("ticket", session, ticket) if ticket else ""


def secret_in(epoch: int, secret: str) -> str:
    """The phone's secret as it counts now: when all seats were voided nothing made from it is what it was before."""
    return f"{secret}/{epoch}" if epoch else secret


def command_for(act: Act, seat: str, secret: str) -> commands.PhoneCommand:
    """``secret`` is the seat's own, as the phone presented it on this connection, ``seat`` the key of its seat."""
    match act:
        case Add(op, cap, column, text, when, mood):
            return commands.AddCard(card_key(cap), op_key(op), column, text, when, mood)
        case Edit(op, cap, column, text, when, mood):
            return commands.EditCard(card_key(cap), op_key(op), column, text, when, mood)
        case Withdraw(op, cap):
            return commands.WithdrawCard(card_key(cap), op_key(op))
        case Ballot(op, stage, choices):
            return commands.CastBallot(ballot_key(stage, secret), op_key(op), stage, choices, seat)
        case Rate(op, stage, value):
            return commands.RateSession(rating_key(stage, secret), op_key(op), stage, value, seat)
        case Placing(op, stage, places):
            return commands.PlaceTopics(placing_key(stage, secret), op_key(op), stage, places, seat)
        case Answer(op, stage, answers):
            return commands.AnswerItems(answer_key(stage, secret), op_key(op), stage, answers, seat)


def _hash(*parts: str) -> str:
    return sha256("|".join(parts).encode()).hexdigest()
