"""How a leaderboard's screen is laid out at every size of the terminal."""

BOARD_CSS = """
BoardFrame {
    & #board { height: 1fr; display: none; }
    & #name, & #counts, & #answer, & #ranked { height: 1; padding: 0 2; text-wrap: nowrap;
        text-overflow: ellipsis; }
    & #name { text-style: bold; }
    & #answer { display: none; }
    &.-answered #answer { display: block; }
    &.-answered #counts { display: none; }
    & #ranked { margin-bottom: 1; }
    & #words { display: none; height: 1; margin: 0 2 1 2; padding: 0 1; background: $surface; }
    &.-typing #words { display: block; }
    &.-typing #ranked { margin-bottom: 0; }
    & #body { height: 1fr; layout: vertical; }
    & #results { height: 1fr; width: 1fr; min-height: 2; }
    & #chart { height: 1fr; width: 1fr; display: none; }
    &.-charted #chart { display: block; margin-top: 1; }
    &.-very-wide #body { layout: horizontal; }
    &.-very-wide #chart { margin-top: 0; }
    & #row { height: 3; padding: 0 2; border-top: solid $foreground 20%;
        text-wrap: nowrap; text-overflow: ellipsis; }
    &.-tall #name { margin-top: 1; }
    &.-low #row, &.-low #counts { display: none; }
    &.-tiny #row, &.-tiny #name, &.-tiny #counts, &.-tiny #ranked { display: none; }
    &.-low #ranked { margin: 0; }
    &.-low.-charted #results, &.-tiny.-charted #results { height: 2; min-height: 2; }
    &.-low #chart, &.-tiny #chart { margin-top: 0; }
}
"""
"""An answer stands in the place of the counts, so that no row moves. Beside the rows the chart
stands only where both have room; on low terminals two rows are left of the table, its heading and
the highlighted one."""
