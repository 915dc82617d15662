"""Sessions at the edges: every script, nothing at all, stopped half way, and texts meant to break a page."""

from __future__ import annotations

from dataclasses import replace

from retrokit.facilitation.summary import ColumnSummary, TopicSummary
from tests.report.sample import BOOKING, LONG, REHEARSAL, SAILBOAT, TOPICS

SCRIPTS = {
    "Latin": "Ångström, naïve coöperation: Łódź, İstanbul, tiếng Việt, ﬁne offices “quoted” — 50 %",
    "Greek": "Η ομάδα έμαθε να περιμένει λιγότερο",
    "Cyrillic": "Команда научилась ждать меньше. Їжак і ґанок",
    "Hebrew": "הצוות למד לחכות פחות (פחות מ-2 שעות) ב-Kubernetes, 15 ימים",
    "Arabic": "تعلّم الفريق أن ينتظر أقل (أقل من 12 ساعة) مع API الجديد، شكرًا",
    "Devanagari": "टीम ने कम प्रतीक्षा करना सीखा। क्षत्रिय, ज्ञान, श्री, किताब",
    "Bengali": "দলটি কম অপেক্ষা করতে শিখেছে",
    "Tamil": "குழு குறைவாகக் காத்திருக்கக் கற்றுக்கொண்டது",
    "Thai": "ทีมเรียนรู้ที่จะรอน้อยลง และทดลองอย่างปลอดภัยทุกสัปดาห์ น้ำ ที่นี่",
    "Georgian": "გუნდმა ისწავლა ნაკლები ლოდინი",
    "Armenian": "Թիմը սովորեց ավելի քիչ սպասել",
    "Ethiopic": "ቡድኑ በትንሹ መጠበቅን ተማረ",
    "Chinese": "团队学会了少等待，并且每周安全地试验一次。我们希望测试环境不再被占用三天以上，也希望值班交接写下来。",
    "Japanese": "チームは待ち時間を減らすことを学びました。「テスト環境」を半日ごとに予約する。直骨",
    "Korean": "팀은 덜 기다리는 법을 배웠습니다. 매주 안전한 실험을 합니다.",
    "Emoji": "Done ✅ thanks 👍🏽 family 👩‍👩‍👧‍👦 flags 🇩🇪🇯🇵🏳️‍🌈 keycap 1️⃣ heart ❤️ coder 🧑🏿‍💻 party 🎉",
    "Symbols": "A → B ⇒ C, ✓ ✗ ★ ≥ 3 × 10⁶ €£¥₹ 𝓗𝓮𝓵𝓵𝓸 ① ½",
}
WORLD = replace(
    SAILBOAT,
    title="Sprint 31 / スプリント / ספרינט",
    columns=(ColumnSummary("Scripts", "", 1, tuple(SCRIPTS.values())),),
    experiments=(
        replace(
            BOOKING,
            change=SCRIPTS["Arabic"],
            expected=SCRIPTS["Chinese"],
            owner="אינס",
            scope=SCRIPTS["Thai"],
        ),
    ),
    parked=(SCRIPTS["Devanagari"], SCRIPTS["Emoji"]),
)

EMPTY = replace(
    SAILBOAT,
    state="lobby",
    spent_min=0,
    headcount=0,
    phones=0,
    wrote=-1,
    voted=-1,
    experiments=(),
    learnings=(),
    topics=(),
    columns=tuple(replace(column, cards=()) for column in SAILBOAT.columns),
    stages=tuple(replace(stage, spent_min=0) for stage in SAILBOAT.stages),
    looked_back=(),
    parked=(),
    rating=None,
)
# Stopped in the middle: cards are grouped, the vote was opened and nobody voted, nothing is agreed.
UNFINISHED = replace(
    SAILBOAT,
    state="running",
    spent_min=31,
    phones=6,
    wrote=6,
    voted=0,
    experiments=(replace(BOOKING, state="draft"),),
    learnings=(),
    topics=tuple(replace(topic, votes=0, tied=False, notes="") for topic in TOPICS),
    looked_back=(),
    still_running=(replace(REHEARSAL, state="agreed", owner="Mia", review="2026-12-01"),),
    parked=(),
    rating=None,
)
WEIRD = (
    "<b>bold</b> &amp; <a href='http://example.org/'>here</a> <font size=99>x</font> %s {0} {name}",
    "a" * 500,
    "Z" + "\u0301\u0300\u0336\u0489" * 150 + "algo",
    "\u202eevil\u202c \u2066x\u2069 \x00\x07\x1b[31m",
    "\U00013000\U00012000 \ue000 \ufffd",
    "\ud83d lone half",
    "👩‍👩‍👧‍👦" * 80,
    "กขฃ" * 150,
    "漢" * 480,
    "مرحبا" * 90,
    "line\r\nline\n\n\n\nline\ttab",
    "   ",
    "",
    "/Type /Page ) Tj ET (",
    LONG * 20,
)
HOSTILE = replace(
    SAILBOAT,
    title="<b>" + "Sprint" * 60,
    team="\u202eteam",
    date="not a date",
    experiments=(
        replace(BOOKING, change=LONG * 8, owner="o" * 300, review="soon", undo=WEIRD[2], scope=WEIRD[0]),
        *(replace(BOOKING, change=words, expected=words) for words in WEIRD),
    ),
    topics=(*(TopicSummary(words, 1, True, words, ((9, words), (1, words))) for words in WEIRD), *TOPICS),
    columns=(ColumnSummary("\u0000" + "C" * 90, "?" * 400, 9, WEIRD),),
    parked=WEIRD,
)
