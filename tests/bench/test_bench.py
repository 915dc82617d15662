"""That the benchmarks run and count right. How long anything takes is not asserted: machines are busy."""

from __future__ import annotations

from tests.bench import bench_report, bench_room, bench_start


def test_every_card_of_the_load_is_acknowledged_and_on_the_board_once() -> None:
    figures = bench_room.main(["--phones", "4", "--rate", "20", "--seconds", "1"])
    assert figures["cards_sent"] == figures["cards_acked"] == figures["cards_on_board"] == 20
    assert figures["cards_twice"] == 0
    assert figures["floor_rows"] == 20


def test_home_and_join_code_are_timed() -> None:
    figures = bench_start.main(["--runs", "1"])
    assert figures["runs"] == 1
    assert min(figures["floor_s"], figures["home_s"], figures["code_s"], figures["code_at_once_s"]) > 0


def test_a_report_and_its_floor_are_made_of_the_same_paragraphs() -> None:
    figures = bench_report.main(["--cards", "12", "--runs", "1"])
    assert figures["cards"] == 12
    assert int(str(figures["paragraphs"])) > 12
